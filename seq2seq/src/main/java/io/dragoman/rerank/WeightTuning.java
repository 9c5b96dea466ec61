package io.dragoman.rerank;

import io.dragoman.evaluation.Metric;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Minimum error rate training (Och 2003): weights of features with which the chosen candidates get
 * the best score of a metric, by exact line searches along one feature after the other, the best of
 * them taken each time, from several starts.
 */
public final class WeightTuning {
  private static final double LEAST_GAIN = 1e-6;

  private final LineSearch search;
  private final int features;

  /**
   * Weights and what they give.
   *
   * @param weights in the order of the features, their absolute values summing to one
   * @param score of the metric
   */
  @SuppressWarnings("ArrayRecordComponent") // hands numbers over, never compared
  public record Tuned(double[] weights, double score) {}

  /**
   * Measures all candidates once.
   *
   * @param metric higher is better
   * @param references of each list, in its order
   * @throws IllegalArgumentException if lists and references are not as many
   */
  public WeightTuning(Metric metric, List<CandidateList> lists, List<List<String>> references) {
    if (lists.isEmpty() || lists.size() != references.size()) {
      throw new IllegalArgumentException(
          "weight tuning: %d lists but %d references: needs as many of both, and at least one"
              .formatted(lists.size(), references.size()));
    }
    double[][][] statistics = new double[lists.size()][][];
    for (int line = 0; line < statistics.length; line++) {
      List<String> right = references.get(line);
      statistics[line] =
          lists.get(line).texts().stream()
              .map(text -> metric.statistics(text, right))
              .toArray(double[][]::new);
    }
    search = new LineSearch(metric, lists, statistics);
    features = lists.get(0).features()[0].length;
  }

  /** The metric with the candidates that weights choose. */
  public double score(double[] weights) {
    return search.score(weights);
  }

  /**
   * Finds weights that are at least as good as those it starts from.
   *
   * @param start one for each feature, not all 0
   * @param restarts further starts, drawn at random
   * @param seed the same seed gives the same weights
   */
  public Tuned tune(double[] start, int restarts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tuned best = climb(start.clone());
    for (int i = 0; i < restarts; i++) {
      double[] drawn = random.doubles(features, -1, 1).toArray();
      Tuned found = climb(drawn);
      best = found.score() > best.score() ? found : best;
    }
    return best;
  }

  private Tuned climb(double[] weights) {
    double score = search.score(weights);
    while (true) {
      int best = -1;
      LineSearch.Step step = null;
      for (int feature = 0; feature < features; feature++) {
        LineSearch.Step found = search.best(weights, feature);
        if (found.score() > score + LEAST_GAIN && (step == null || found.score() > step.score())) {
          step = found;
          best = feature;
        }
      }
      if (step == null) {
        return new Tuned(normalized(weights), score);
      }
      double before = weights[best];
      weights[best] += step.size();
      double reached = search.score(weights);
      if (reached <= score) { // rounding at a tie
        weights[best] = before;
        return new Tuned(normalized(weights), score);
      }
      score = reached;
    }
  }

  private static double[] normalized(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += Math.abs(weight);
    }
    double[] scaled = weights.clone();
    for (int k = 0; k < scaled.length && sum > 0; k++) {
      scaled[k] /= sum;
    }
    return scaled;
  }
}
