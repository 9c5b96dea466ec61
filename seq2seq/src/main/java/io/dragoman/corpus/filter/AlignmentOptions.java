package io.dragoman.corpus.filter;

/**
 * How {@link AlignmentScorer} learns.
 *
 * @param pairs most sentence pairs to learn from
 * @param iterations of expectation maximization
 * @param seed which pairs are drawn
 */
public record AlignmentOptions(int pairs, int iterations, long seed) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if pairs or iterations are below 1
   */
  public AlignmentOptions {
    if (pairs < 1 || iterations < 1) {
      throw new IllegalArgumentException(
          "alignment from " + pairs + " pairs in " + iterations + " iterations: both at least 1");
    }
  }
}
