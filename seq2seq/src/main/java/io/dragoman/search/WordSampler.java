package io.dragoman.search;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws the next word of one hypothesis at a time, as a {@link Sampling} says. */
final class WordSampler {
  private static final int NONE = -1;

  private final Sampling rule;
  private final SpecialIds special;
  private final boolean allowUnknown;
  private final Candidates best; // the topK best
  private double[] weights = {}; // of each place, in proportion to its probability
  private long[] order = {}; // of words that may be kept, the best first, with their places
  private int kept;
  private double total;

  WordSampler(Sampling rule, SpecialIds special, boolean allowUnknown, Kernels kernels) {
    this.rule = rule;
    this.special = special;
    this.allowUnknown = allowUnknown;
    best = new Candidates(special, allowUnknown, rule.topK(), kernels);
  }

  /**
   * Draws a word.
   *
   * @param endAllowed whether {@code </s>} may come
   * @param filter excludes further words; null for none
   * @return the word's place among the row's scores, or -1 if no word may come
   */
  int draw(
      StepScores step, int row, boolean endAllowed, WordFilter filter, SplittableRandom random) {
    int count = step.count(row);
    if (weights.length < count) {
      weights = new double[count];
      order = new long[count];
    }
    weigh(step, row, count, endAllowed, filter);
    if (!(total > 0)) {
      return NONE;
    }
    if (!rule.isTruncated()) {
      return pickAny(count, random.nextDouble() * total);
    }
    sort(step, row, count, endAllowed, filter);
    truncate();
    return pickKept(random.nextDouble());
  }

  private void weigh(StepScores step, int row, int count, boolean endAllowed, WordFilter filter) {
    Tensor scores = step.scores();
    float highest = Float.NEGATIVE_INFINITY;
    for (int place = 0; place < count; place++) {
      boolean allowed = isAllowed(step.id(row, place), endAllowed, filter);
      float score = scores.get(row, place);
      weights[place] = allowed && score > Float.NEGATIVE_INFINITY ? score : Double.NaN;
      if (allowed && score > highest) {
        highest = score;
      }
    }
    total = 0;
    for (int place = 0; place < count; place++) {
      double score = weights[place];
      weights[place] =
          Double.isNaN(score) ? 0 : StrictMath.exp((score - highest) / rule.temperature());
      total += weights[place];
    }
  }

  private boolean isAllowed(int id, boolean endAllowed, WordFilter filter) {
    return id != special.pad()
        && id != special.bos()
        && (allowUnknown || id != special.unk())
        && (endAllowed || id != special.eos())
        && (filter == null || filter.allows(id));
  }

  /** Collects the words that can be kept, the best first, among equals the lower place. */
  private void sort(StepScores step, int row, int count, boolean endAllowed, WordFilter filter) {
    kept = 0;
    if (rule.topK() > 0) {
      best.allowEnd(endAllowed);
      best.exclude(filter);
      best.clear(rule.topK());
      best.offer(step, row, 0.0);
      for (int i = 0; i < best.size(); i++) {
        order[kept++] = step.place(row, best.id(i));
      }
      return;
    }
    // all words below this together have less than the nucleus leaves out
    double least = (1 - rule.nucleus()) * total / count;
    for (int place = 0; place < count; place++) {
      if (weights[place] > 0 && weights[place] >= least) {
        int bits = Float.floatToIntBits(step.scores().get(row, place));
        int rising = bits ^ (bits >> 31 & Integer.MAX_VALUE); // in the order of the scores
        order[kept++] = (long) ~rising << 32 | place;
      }
    }
    Arrays.sort(order, 0, kept);
  }

  /** Cuts what was sorted to the nucleus, then to the words that are probable enough. */
  private void truncate() {
    double mass = total;
    if (rule.topK() > 0) {
      mass = 0;
      for (int i = 0; i < kept; i++) {
        mass += weight(i);
      }
    }
    double sum = 0;
    int size = 0;
    while (size < kept && (size == 0 || sum < rule.nucleus() * mass)) {
      sum += weight(size++);
    }
    kept = size;
    while (kept > 1 && weight(kept - 1) < rule.epsilon() * total) {
      kept--;
    }
  }

  private double weight(int index) {
    return weights[(int) order[index]];
  }

  private int pickAny(int count, double point) {
    double left = point;
    int last = NONE;
    for (int place = 0; place < count; place++) {
      if (weights[place] > 0) {
        last = place;
        left -= weights[place];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  private int pickKept(double part) {
    double sum = 0;
    for (int i = 0; i < kept; i++) {
      sum += weight(i);
    }
    double left = part * sum;
    int at = 0;
    while (at < kept - 1) {
      left -= weight(at);
      if (left < 0) {
        break;
      }
      at++;
    }
    return (int) order[at];
  }
}
