package io.dragoman.evaluation;

/**
 * What BLEU does about n-gram orders without a match (Chen and Cherry 2014, <i>A Systematic
 * Comparison of Smoothing Techniques for Sentence-Level BLEU</i>).
 *
 * @see BleuOptions#smoothingValue
 */
public enum Smoothing {
  /** Nothing: the score is 0. */
  NONE("none", 0),
  /** Takes 1/2 match for the first such order, 1/4 for the second, and so on. */
  EXPONENTIAL("exp", 0),
  /** Takes a small number of matches, 0.1 by default. */
  FLOOR("floor", 0.1),
  /** Adds a number, 1 by default, to matches and totals of all orders but the first. */
  ADD_K("add-k", 1);

  private final String label;
  private final double defaultValue;

  Smoothing(String label, double defaultValue) {
    this.label = label;
    this.defaultValue = defaultValue;
  }

  /** The number that it takes or adds if none is given; 0 if it has none. */
  public double defaultValue() {
    return defaultValue;
  }

  /** Whether it has a number. */
  public boolean hasValue() {
    return defaultValue > 0;
  }

  /** SacreBLEU's name for it. */
  @Override
  public String toString() {
    return label;
  }
}
