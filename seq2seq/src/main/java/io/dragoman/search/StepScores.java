package io.dragoman.search;

import io.dragoman.tensor.Tensor;

/**
 * Scores of words as the next one of every hypothesis: {@code log p(v | row) = scores[row, v] -
 * logNormalizers[row]}.
 *
 * <p>So a search computes log-probabilities only of the words it keeps.
 *
 * @param scores {@code (rows, vocabulary)}, or {@code (rows, longest list)} if words are given
 * @param logNormalizers {@code (1, rows)}, the log of each row's sum of exponentials; zeros if the
 *     scores are log-probabilities
 * @param words for each row the ids, in increasing order, that its first scores belong to, all
 *     others being impossible; null if a row has a score for every id
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of scores, never compared
public record StepScores(Tensor scores, Tensor logNormalizers, int[][] words) {
  /** Scores of every word. */
  public StepScores(Tensor scores, Tensor logNormalizers) {
    this(scores, logNormalizers, null);
  }

  /** How many words a row has scores for. */
  int count(int row) {
    return words == null ? scores.columns() : words[row].length;
  }

  /** The id that a row's score at a place belongs to. */
  int id(int row, int place) {
    return words == null ? place : words[row][place];
  }
}
