package io.dragoman.evaluation;

import java.util.List;

/**
 * A measure of translations that follows from counts.
 *
 * <p>A sentence gives a row of sufficient statistics, such as numbers of n-grams or of edits. The
 * rows of several sentences add up to the row of a document, and a score follows from a row alone.
 * So a document that is drawn from a test set (see {@link SufficientStatistics}), a sentence, and a
 * whole corpus are scored by the same two methods.
 *
 * <p>Metrics have no state: one object may be used by several threads.
 */
public interface Metric {
  /** What reports call it, such as {@code BLEU} or {@code chrF2++}. */
  String name();

  /** Numbers in a row of statistics. */
  int size();

  /**
   * The statistics of one sentence.
   *
   * @param references at least one
   * @return {@link #size} numbers, to be added to those of other sentences
   * @throws IllegalArgumentException if there is no reference
   */
  double[] statistics(String hypothesis, List<String> references);

  /**
   * The score of one or more sentences.
   *
   * @param statistics the sum of their rows; not changed
   */
  Score score(double[] statistics);

  /** The settings that the score depends on, without the number of references. */
  Signature signature();

  /** Scores one sentence. */
  default Score sentence(String hypothesis, List<String> references) {
    return score(statistics(hypothesis, references));
  }

  /**
   * Scores a document with one reference for each line.
   *
   * @throws IllegalArgumentException if there are no lines or the numbers of lines differ
   */
  default Score corpus(List<String> hypotheses, List<String> reference) {
    return corpus(hypotheses, References.of(reference));
  }

  /**
   * Scores a document.
   *
   * @throws IllegalArgumentException if there are no lines or the numbers of lines differ
   */
  default Score corpus(List<String> hypotheses, References references) {
    return SufficientStatistics.of(this, hypotheses, references).score();
  }
}
