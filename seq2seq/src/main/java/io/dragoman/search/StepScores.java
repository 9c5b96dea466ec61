package io.dragoman.search;

import io.dragoman.tensor.Tensor;
import java.util.Arrays;

/**
 * Scores of words as the next one of every hypothesis: {@code log p(v | row) = scores[row, v] -
 * logNormalizers[row]}.
 *
 * <p>So a search computes log-probabilities only of the words it keeps. A scorer hands out the same
 * object at every step.
 */
public final class StepScores {
  private Tensor scores;
  private Tensor logNormalizers;
  private int[][] words;

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
    return hold(scores, logNormalizers, null);
  }

  /**
   * Makes this object hold the scores of some words only, all others being impossible.
   *
   * @param scores {@code (rows, longest list)}; what follows a row's own words is not looked at
   * @param words for each row the ids, in increasing order, that its first scores belong to; null
   *     if a row has a score for every id
   * @return this
   */
  StepScores hold(Tensor scores, Tensor logNormalizers, int[][] words) {
    this.words = words;
    this.scores = scores;
    this.logNormalizers = logNormalizers;
    return this;
  }

  /** Makes this object hold the scores of the words that another has scores for. */
  StepScores holdWords(Tensor scores, Tensor logNormalizers, StepScores like) {
    return hold(scores, logNormalizers, like.words);
  }

  /** Whether rows have a score for every id. */
  boolean hasAllWords() {
    return words == null;
  }

  /** {@code (rows, vocabulary)}, or {@code (rows, longest list)}. */
  public Tensor scores() {
    return scores;
  }

  /** {@code (1, rows)}. */
  public Tensor logNormalizers() {
    return logNormalizers;
  }

  /** How many words a row has scores for. */
  int count(int row) {
    return words == null ? scores.columns() : words[row].length;
  }

  /**
   * Where a row has the score of an id.
   *
   * @throws IllegalStateException if it has none
   */
  int place(int row, int id) {
    int place = words == null ? id : Arrays.binarySearch(words[row], id);
    if (place < 0 || place >= scores.columns()) {
      throw new IllegalStateException(
          "search: word %d has no score: do without a shortlist".formatted(id));
    }
    return place;
  }

  /** The id that a row's score at a place belongs to. */
  int id(int row, int place) {
    return words == null ? place : words[row][place];
  }

  /** Where a row has the score of an id; negative if nowhere. */
  int placeOrNone(int row, int id) {
    return words == null ? id : Arrays.binarySearch(words[row], id);
  }

  /** The log-probability of a word, minus infinity if it cannot follow. */
  double logProbability(int row, int id) {
    int place = placeOrNone(row, id);
    return place < 0 ? Double.NEGATIVE_INFINITY : logProbabilityAt(row, place);
  }

  /** The log-probability of the word that a row's score at a place belongs to. */
  double logProbabilityAt(int row, int place) {
    return Math.min(0.0, scores.get(row, place) - (double) logNormalizers.get(0, row));
  }
}
