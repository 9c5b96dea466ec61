package io.dragoman.search;

import java.util.Arrays;

/**
 * The words of all hypotheses of a search: each points back to the word before it, so hypotheses
 * share their beginnings. A node is a word at its place; following the pointers gives the sentence.
 *
 * <p>The arrays grow when needed and are used again for the next batch.
 */
final class Backpointers {
  /** Before the first word. */
  static final int START = -1;

  private static final float[][] NO_ATTENTION = {};
  private static final double[] NO_SCORES = {};

  private final boolean keepWordScores;
  private final boolean keepAttention;
  private int[] previous = new int[1024];
  private int[] ids = new int[1024];
  private double[] logProbabilities = NO_SCORES; // of all words up to the node's
  private float[][] attention = NO_ATTENTION;
  private double[] coverage = {};
  private int size;

  /**
   * Without words.
   *
   * @param options whether each word comes with its log-probability and with attention weights
   */
  Backpointers(SearchOptions options) {
    keepWordScores = options.keepWordScores();
    keepAttention = options.needsAttention();
  }

  /** Forgets all words. */
  void clear() {
    size = 0;
    Arrays.fill(attention, null);
  }

  /**
   * Appends a word.
   *
   * @param node the word before, or {@link #START}
   * @param logProbability of all words up to this one
   * @param row the row of the scorer's last step, which scored the word
   * @return the word's node
   */
  int append(int node, int id, double logProbability, int row, StepScorer scorer) {
    if (size == ids.length) {
      previous = Arrays.copyOf(previous, 2 * size);
      ids = Arrays.copyOf(ids, 2 * size);
    }
    previous[size] = node;
    ids[size] = id;
    if (keepWordScores) {
      if (logProbabilities.length < ids.length) {
        logProbabilities = Arrays.copyOf(logProbabilities, ids.length);
      }
      logProbabilities[size] = logProbability;
    }
    if (keepAttention) {
      if (attention.length < ids.length) {
        attention = Arrays.copyOf(attention, ids.length);
      }
      attention[size] = scorer.attention(row);
    }
    return size++;
  }

  /** The word of a node. */
  int id(int node) {
    return ids[node];
  }

  /** The first {@code count} words of the {@code length} words that end in a node. */
  int[] words(int node, int length, int count) {
    int[] words = new int[count];
    int at = node;
    for (int t = length - 1; t >= 0; t--) {
      if (t < count) {
        words[t] = ids[at];
      }
      at = previous[at];
    }
    return words;
  }

  /** For each of the {@code length} words that end in a node its own part; none if not kept. */
  double[] wordLogProbabilities(int node, int length) {
    if (!keepWordScores) {
      return NO_SCORES;
    }
    double[] parts = new double[length];
    int at = node;
    for (int t = length - 1; t >= 0; t--) {
      double before = previous[at] == START ? 0 : logProbabilities[previous[at]];
      parts[t] = logProbabilities[at] - before;
      at = previous[at];
    }
    return parts;
  }

  /** Writes the {@code length} words that end in a node. */
  void copyTo(int node, int length, int[] out) {
    int at = node;
    for (int t = length - 1; t >= 0; t--) {
      out[t] = ids[at];
      at = previous[at];
    }
  }

  /**
   * How much of the source was not looked at, {@code sum_i log min(1, sum_t attention(t, i))},
   * weights being kept.
   */
  double coverage(int node) {
    int positions = attention[node].length;
    if (coverage.length < positions) {
      coverage = new double[2 * positions];
    }
    Arrays.fill(coverage, 0, positions, 0.0);
    for (int at = node; at != START; at = previous[at]) {
      float[] weights = attention[at];
      for (int i = 0; i < positions; i++) {
        coverage[i] += weights[i];
      }
    }
    double sum = 0;
    for (int i = 0; i < positions; i++) {
      sum += StrictMath.log(Math.min(1.0, Math.max(coverage[i], Ranking.LEAST)));
    }
    return sum;
  }

  /** For each of the {@code length} words that end in a node its weights; no rows if not kept. */
  float[][] attention(int node, int length) {
    if (!keepAttention) {
      return NO_ATTENTION;
    }
    float[][] weights = new float[length][];
    int at = node;
    for (int t = length - 1; t >= 0; t--) {
      weights[t] = attention[at];
      at = previous[at];
    }
    return weights;
  }
}
