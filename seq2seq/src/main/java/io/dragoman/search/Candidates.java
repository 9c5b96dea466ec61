package io.dragoman.search;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;

/**
 * The best continuations of one sentence's hypotheses, found in one pass over the scores.
 *
 * <p>They are ordered by log-probability; among equals the lower row comes first, in a row the
 * higher score, then the lower id. So the order never depends on rounding or on how many are kept.
 */
final class Candidates {
  private static final double ROUNDING = 1e-12;

  private final SpecialIds special;
  private final boolean allowUnknown;
  private final Kernels kernels;
  private final int[] rows;
  private final int[] ids;
  private final float[] scores;
  private final double[] logProbabilities;
  private int limit;
  private int size;

  /** Room for a beam; the kernels only compare, so their choice changes nothing. */
  Candidates(SpecialIds special, SearchOptions options, Kernels kernels) {
    this.special = special;
    this.kernels = kernels;
    allowUnknown = options.allowUnknown();
    rows = new int[options.beam()];
    ids = new int[options.beam()];
    scores = new float[options.beam()];
    logProbabilities = new double[options.beam()];
  }

  /** Forgets all and keeps at most {@code limit} from now on. */
  void clear(int limit) {
    this.limit = limit;
    size = 0;
  }

  /**
   * Offers every word to a hypothesis. Rows must come in increasing order.
   *
   * @param before the hypothesis's log-probability
   */
  void offer(StepScores step, int row, double before) {
    Tensor all = step.scores();
    double normalizer = step.logNormalizers().get(0, row);
    int count = step.count(row);
    float threshold = threshold(row, before, normalizer);
    int place = kernels.firstAbove(all, row, 0, threshold);
    while (place < count) {
      int id = step.id(row, place);
      if (isAllowed(id)) {
        float score = all.get(row, place);
        insert(row, id, score, before + Math.min(0.0, score - normalizer));
        threshold = threshold(row, before, normalizer);
      }
      place = kernels.firstAbove(all, row, place + 1, threshold);
    }
  }

  /** A score up to which no word of the row can enter. */
  private float threshold(int row, double before, double normalizer) {
    if (size < limit) {
      return Float.NEGATIVE_INFINITY;
    }
    int worst = size - 1;
    if (rows[worst] == row) {
      return scores[worst];
    }
    double total = logProbabilities[worst];
    double slack = ROUNDING * (Math.abs(total) + Math.abs(before) + Math.abs(normalizer));
    return Math.nextDown((float) (total - before + normalizer - slack));
  }

  private boolean isAllowed(int id) {
    return id != special.pad() && id != special.bos() && (allowUnknown || id != special.unk());
  }

  private void insert(int row, int id, float score, double logProbability) {
    int place = size;
    while (place > 0 && isBetter(row, score, logProbability, place - 1)) {
      place--;
    }
    if (place == limit || !(logProbability > Double.NEGATIVE_INFINITY)) {
      return; // full of better ones, impossible, or not a number
    }
    size = Math.min(size + 1, limit);
    for (int i = size - 1; i > place; i--) {
      rows[i] = rows[i - 1];
      ids[i] = ids[i - 1];
      scores[i] = scores[i - 1];
      logProbabilities[i] = logProbabilities[i - 1];
    }
    rows[place] = row;
    ids[place] = id;
    scores[place] = score;
    logProbabilities[place] = logProbability;
  }

  private boolean isBetter(int row, float score, double logProbability, int than) {
    if (logProbability != logProbabilities[than]) {
      return logProbability > logProbabilities[than];
    }
    return row == rows[than] && score > scores[than];
  }

  int size() {
    return size;
  }

  int row(int index) {
    return rows[index];
  }

  int id(int index) {
    return ids[index];
  }

  /** The log-probability of the hypothesis with the word. */
  double logProbability(int index) {
    return logProbabilities[index];
  }
}
