package io.dragoman.search;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;
import java.util.Optional;

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
  private final double[] ranks; // log-probabilities less what is paid for chosen words
  private final ChosenWords chosen; // null if nothing is paid
  private int limit;
  private int size;
  private boolean endAllowed = true;
  private WordFilter filter; // null if nothing more is excluded

  /** Room for a beam; the kernels only compare, so their choice changes nothing. */
  Candidates(SpecialIds special, SearchOptions options, Kernels kernels) {
    this(special, options.allowUnknown(), options.beam(), kernels);
  }

  /** Room for {@code most} continuations. */
  Candidates(SpecialIds special, boolean allowUnknown, int most, Kernels kernels) {
    this(special, allowUnknown, most, kernels, Optional.empty());
  }

  /** Room for {@code most} continuations of a group that pays for words that others chose. */
  Candidates(
      SpecialIds special,
      boolean allowUnknown,
      int most,
      Kernels kernels,
      Optional<ChosenWords> chosen) {
    this.special = special;
    this.chosen = chosen.orElse(null);
    this.allowUnknown = allowUnknown;
    this.kernels = kernels;
    rows = new int[most];
    ids = new int[most];
    scores = new float[most];
    logProbabilities = new double[most];
    ranks = new double[most];
  }

  /** Forgets all and keeps at most {@code limit} from now on. */
  void clear(int limit) {
    this.limit = limit;
    size = 0;
  }

  /** Says whether {@code </s>} may be among them from now on. */
  void allowEnd(boolean allowed) {
    endAllowed = allowed;
  }

  /** Excludes words from now on, besides those that no hypothesis takes; null for none. */
  void exclude(WordFilter others) {
    filter = others;
  }

  /**
   * Offers one word to a hypothesis, whether it is excluded or not. Rows must come in increasing
   * order.
   *
   * @param before the hypothesis's log-probability
   * @throws IllegalStateException if the step has no score for the word
   */
  void offer(StepScores step, int row, int id, double before) {
    float score = step.scores().get(row, step.place(row, special.read(id)));
    double normalizer = step.logNormalizers().get(0, row);
    offer(row, id, score, before, normalizer);
  }

  private void offer(int row, int id, float score, double before, double normalizer) {
    double logProbability = before + Math.min(0.0, score - normalizer);
    if (chosen == null) {
      insert(row, id, score, logProbability, logProbability);
    } else {
      float penalty = chosen.penalty(id);
      insert(row, id, score - penalty, logProbability, logProbability - penalty);
    }
  }

  /** Makes the groups that come next pay for the words of these candidates. */
  void noteChosen() {
    for (int i = 0; i < size; i++) {
      chosen.add(ids[i]);
    }
  }

  /** Adds one of other candidates of the same step. */
  void offer(Candidates others, int index) {
    insert(
        others.rows[index],
        others.ids[index],
        others.scores[index],
        others.logProbabilities[index],
        others.ranks[index]);
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
        offer(row, id, score, before, normalizer);
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
    double total = ranks[worst];
    double slack = ROUNDING * (Math.abs(total) + Math.abs(before) + Math.abs(normalizer));
    return Math.nextDown((float) (total - before + normalizer - slack));
  }

  private boolean isAllowed(int id) {
    return id != special.pad()
        && id != special.bos()
        && (allowUnknown || id != special.unk())
        && (endAllowed || id != special.eos())
        && (filter == null || filter.allows(id));
  }

  private void insert(int row, int id, float score, double logProbability, double rank) {
    int place = size;
    while (place > 0 && isBetter(row, score, rank, place - 1)) {
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
      ranks[i] = ranks[i - 1];
    }
    rows[place] = row;
    ids[place] = id;
    scores[place] = score;
    logProbabilities[place] = logProbability;
    ranks[place] = rank;
  }

  private boolean isBetter(int row, float score, double rank, int than) {
    if (rank != ranks[than]) {
      return rank > ranks[than];
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
