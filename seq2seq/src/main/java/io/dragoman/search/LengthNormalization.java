package io.dragoman.search;

import java.util.Locale;

/** What the log-probability of a hypothesis is divided by, so that long ones can win. */
public enum LengthNormalization {
  /** {@code n^alpha} (Jean et al. 2015, Montreal neural machine translation systems for WMT'15). */
  POWER {
    @Override
    public double of(int length, double alpha) {
      return StrictMath.pow(length, alpha);
    }
  },
  /**
   * {@code ((5 + n) / 6)^alpha} (Wu et al. 2016, Google's neural machine translation system), which
   * favours length less among short hypotheses.
   */
  GNMT {
    @Override
    public double of(int length, double alpha) {
      return StrictMath.pow((5.0 + length) / 6.0, alpha);
    }
  };

  /** The divisor of {@code length} words, {@code </s>} included; grows with the length. */
  public abstract double of(int length, double alpha);

  /** The formula for people, such as {@code length^0.6}. */
  public String formula(double alpha) {
    return (this == POWER ? "length^" : "((5 + length) / 6)^") + alpha;
  }

  /** The name in lower case, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
