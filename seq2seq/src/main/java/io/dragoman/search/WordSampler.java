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
  private final Kernels kernels;
  private Tensor weights = Tensor.zeros(1, 0); // (1, places), in proportion to probabilities
  private long[] order = {}; // of words that may be kept, the best first, with their places
  private int kept;
  private int likeliest; // place
  private double total;

  WordSampler(Sampling rule, SpecialIds special, boolean allowUnknown, Kernels kernels) {
    this.rule = rule;
    this.special = special;
    this.allowUnknown = allowUnknown;
    this.kernels = kernels;
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
    if (weights.columns() != count) {
      float[] data = weights.data().length < count ? new float[count] : weights.data();
      weights = Tensor.of(data, 0, 1, count);
      order = order.length < count ? new long[count] : order;
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

  /** Probabilities of what is allowed, up to a factor; words that are not weigh nothing. */
  private void weigh(StepScores step, int row, int count, boolean endAllowed, WordFilter filter) {
    Tensor scores = step.scores();
    float[] weight = weights.data();
    total = 0;
    likeliest = NONE;
    for (int place = 0; place < count; place++) {
      float score = scores.get(row, place);
      boolean allowed =
          score > Float.NEGATIVE_INFINITY && isAllowed(step.id(row, place), endAllowed, filter);
      weight[place] = allowed ? score : Float.NEGATIVE_INFINITY;
      if (allowed && (likeliest < 0 || score > weight[likeliest])) {
        likeliest = place;
      }
    }
    if (likeliest < 0) {
      return;
    }
    float highest = weight[likeliest];
    float temperature = (float) rule.temperature();
    for (int place = 0; place < count; place++) {
      weight[place] = (weight[place] - highest) / temperature;
    }
    kernels.softmax(weights, weights);
    for (int place = 0; place < count; place++) {
      total += weight[place];
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
    // all words below the first together have less than the nucleus leaves out
    double least = Math.max((1 - rule.nucleus()) * total / count, rule.epsilon() * total);
    float[] weight = weights.data();
    for (int place = 0; place < count; place++) {
      if (place == likeliest || (weight[place] > 0 && weight[place] >= least)) {
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
    return weights.data()[(int) order[index]];
  }

  private int pickAny(int count, double point) {
    double left = point;
    int last = NONE;
    float[] weight = weights.data();
    for (int place = 0; place < count; place++) {
      if (weight[place] > 0) {
        last = place;
        left -= weight[place];
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
