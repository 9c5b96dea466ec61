package io.dragoman.search;

import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Scores words with several scorers of the same target ids.
 *
 * <p>If the first scores only some words of a row, so does the ensemble. Attention is the weighted
 * mean of the members that look at the source.
 */
public final class EnsembleScorer implements StepScorer {
  /** Below this a float probability has lost digits, and logarithms are summed instead. */
  private static final float SMALL = 1e-30f;

  private final List<StepScorer> members;
  private final double[] weights;
  private final EnsembleMean mean;
  private final Kernels kernels;
  private final Tape tape;
  private final StepScores[] parts;
  private final double[] terms;
  private final StepScores scores = new StepScores();

  private EnsembleScorer(
      List<? extends StepScorer> members, double[] weights, EnsembleMean mean, Kernels kernels) {
    this.members = List.copyOf(members);
    this.weights = weights;
    this.mean = mean;
    this.kernels = kernels;
    tape = Tape.inference(kernels, new Arena());
    parts = new StepScores[members.size()];
    terms = new double[members.size()];
  }

  /**
   * The mean of scorers; of a single one, the scorer itself.
   *
   * @param weights above 0, one for each; only their ratios count
   * @throws IllegalArgumentException if there is no member, or a weight is missing or not above 0
   */
  public static StepScorer of(
      List<? extends StepScorer> members, double[] weights, EnsembleMean mean, Kernels kernels) {
    requireWeights(members.size(), weights);
    double sum = Arrays.stream(weights).sum();
    double[] shares = Arrays.stream(weights).map(weight -> weight / sum).toArray();
    return members.size() == 1
        ? members.get(0)
        : new EnsembleScorer(members, shares, mean, kernels);
  }

  /**
   * Shallow fusion with a language model (Gulcehre et al. 2015): {@code log p(v) + weight log
   * p_LM(v)}.
   *
   * @param language scores the same target ids without looking at sources
   * @param weight from 0 up
   * @throws IllegalArgumentException if the weight is not a number from 0 up
   */
  public static StepScorer fusion(
      StepScorer model, StepScorer language, double weight, Kernels kernels) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "language model: weight is " + weight + ": must be a number from 0 up");
    }
    return new EnsembleScorer(
        List.of(model, language), new double[] {1, weight}, EnsembleMean.LOG_PROBABILITY, kernels);
  }

  private static void requireWeights(int count, double[] weights) {
    if (count == 0 || weights.length != count) {
      throw new IllegalArgumentException(
          "ensemble: %d models and %d weights: needs at least one model and a weight for each"
              .formatted(count, weights.length));
    }
    for (double weight : weights) {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "ensemble: weight is " + weight + ": must be a number above 0");
      }
    }
  }

  @Override
  public void start(int[][] sources) {
    members.forEach(each -> each.start(sources));
  }

  @Override
  public int length(int[] source) {
    return members.get(0).length(source);
  }

  @Override
  public double lengthRatio(int sentence) {
    return members.get(0).lengthRatio(sentence);
  }

  @Override
  public StepScores step(int[] rows, int[] ids, int count) {
    tape.close();
    for (int k = 0; k < parts.length; k++) {
      parts[k] = members.get(k).step(rows, ids, count);
    }
    int columns = parts[0].scores().columns();
    Tensor sums = tape.zeros(count, columns);
    Tensor normalizers = tape.zeros(1, count);
    if (mean == EnsembleMean.LOG_PROBABILITY) {
      for (int row = 0; row < count; row++) {
        sumLogs(row, sums, normalizers);
      }
    } else {
      mix(sums, count);
    }
    return scores.holdWords(sums, normalizers, parts[0]);
  }

  /** Weighted scores; the weighted normalizers are subtracted by whoever reads them. */
  private void sumLogs(int row, Tensor sums, Tensor normalizers) {
    float[] y = sums.data();
    int at = sums.rowOffset(row);
    int width = parts[0].count(row);
    double normalizer = 0;
    for (int k = 0; k < parts.length; k++) {
      float weight = (float) weights[k];
      Tensor x = parts[k].scores();
      float[] from = x.data();
      int start = x.rowOffset(row);
      if (parts[k].hasAllWords() && !parts[0].hasAllWords()) {
        for (int i = 0; i < width; i++) {
          y[at + i] += weight * from[start + parts[0].id(row, i)];
        }
      } else {
        for (int i = 0; i < width; i++) {
          y[at + i] += weight * from[start + i];
        }
      }
      normalizer += weights[k] * parts[k].logNormalizers().get(0, row);
    }
    normalizers.set(0, row, (float) normalizer);
  }

  private void mix(Tensor sums, int count) {
    float[] y = sums.data();
    boolean all = parts[0].hasAllWords();
    if (all) {
      sumProbabilities(sums, count);
    }
    for (int row = 0; row < count; row++) {
      int at = sums.rowOffset(row);
      int width = parts[0].count(row);
      for (int i = 0; i < width; i++) {
        float p = y[at + i];
        y[at + i] = all && p > SMALL ? (float) Math.log(p) : mixture(row, i);
      }
    }
  }

  private void sumProbabilities(Tensor sums, int count) {
    Tensor p = tape.take(count, sums.columns()); // (rows, vocabulary)
    float[] y = sums.data();
    float[] x = p.data();
    for (int k = 0; k < parts.length; k++) {
      kernels.softmax(parts[k].scores(), p);
      float weight = (float) weights[k];
      int shift = p.offset() - sums.offset();
      int end = sums.offset() + sums.size();
      for (int i = sums.offset(); i < end; i++) {
        y[i] += weight * x[i + shift];
      }
    }
  }

  /** {@code log sum_k w_k p_k}, exact for the least probabilities. */
  private float mixture(int row, int place) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < parts.length; k++) {
      boolean byId = parts[k].hasAllWords();
      float score = parts[k].scores().get(row, byId ? parts[0].id(row, place) : place);
      double logProbability = (double) score - parts[k].logNormalizers().get(0, row);
      terms[k] = StrictMath.log(weights[k]) + logProbability;
      largest = Math.max(largest, terms[k]);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return Float.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - largest);
    }
    return (float) (largest + StrictMath.log(sum));
  }

  @Override
  public float[] attention(int row) {
    float[] sum = {};
    double shares = 0;
    for (int k = 0; k < parts.length; k++) {
      float[] own = members.get(k).attention(row);
      if (own.length > 0) {
        sum = sum.length == 0 ? new float[own.length] : sum;
        shares += weights[k];
        for (int s = 0; s < own.length; s++) {
          sum[s] += (float) weights[k] * own[s];
        }
      }
    }
    for (int s = 0; s < sum.length; s++) {
      sum[s] /= (float) shares;
    }
    return sum;
  }
}
