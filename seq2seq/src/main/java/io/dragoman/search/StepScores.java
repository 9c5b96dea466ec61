package io.dragoman.search;

import io.dragoman.tensor.Tensor;

/**
 * Scores of every word as the next one of every hypothesis: {@code log p(v | row) = scores[row, v]
 * - logNormalizers[row]}.
 *
 * <p>So a search computes log-probabilities only of the words it keeps. A scorer hands out the same
 * object at every step.
 */
public final class StepScores {
  private Tensor scores;
  private Tensor logNormalizers;

  /** Scores that {@link #hold} sets. */
  public StepScores() {}

  /**
   * Makes this object hold the scores of a step.
   *
   * @param scores {@code (rows, vocabulary)}
   * @param logNormalizers {@code (1, rows)}, the log of each row's sum of exponentials; zeros if
   *     the scores are log-probabilities
   * @return this
   */
  public StepScores hold(Tensor scores, Tensor logNormalizers) {
    this.scores = scores;
    this.logNormalizers = logNormalizers;
    return this;
  }

  /** {@code (rows, vocabulary)}. */
  public Tensor scores() {
    return scores;
  }

  /** {@code (1, rows)}. */
  public Tensor logNormalizers() {
    return logNormalizers;
  }
}
