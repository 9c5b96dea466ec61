package io.dragoman.evaluation;

/** What a {@link Metric} gives. */
public interface Score {
  /** The metric's name. */
  String name();

  /** The score, in percent. */
  double score();

  /** What a line shows after the score; may be empty. */
  default String details() {
    return "";
  }

  /**
   * The score as sacreBLEU prints it.
   *
   * @param width digits after the point
   */
  default String digits(int width) {
    return Digits.of(score(), width);
  }
}
