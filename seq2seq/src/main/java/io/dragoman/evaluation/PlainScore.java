package io.dragoman.evaluation;

/** A score without details. */
record PlainScore(String name, double score) implements Score {
  /** One line in sacreBLEU's form. */
  @Override
  public String toString() {
    return name + " = " + digits(2);
  }
}
