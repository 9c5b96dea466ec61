package io.dragoman.length;

import java.util.Locale;

/**
 * How well lengths are predicted on pairs that were held out, beside a constant ratio.
 *
 * @param pairs that the model was fitted to
 * @param held pairs that were held out
 * @param strength of the ridge that was chosen
 * @param learned of the model
 * @param constantRatio target words per source word of the pairs that the model was fitted to
 * @param constant of this ratio
 */
public record LengthFit(
    long pairs,
    long held,
    double strength,
    Quality learned,
    double constantRatio,
    Quality constant) {

  /**
   * How good predictions are.
   *
   * @param determination R^2 of {@code log(n / m)}: the part of its variance that is predicted, 0
   *     if it does not vary
   * @param meanError mean of {@code |n - expected n|}
   */
  public record Quality(double determination, double meanError) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "R^2 %.3f, mean error %.3f tokens", determination, meanError);
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d pairs (ridge %.0e); on %,d others %s; constant ratio %.4f: %s",
        pairs,
        strength,
        held,
        learned,
        constantRatio,
        constant);
  }
}
