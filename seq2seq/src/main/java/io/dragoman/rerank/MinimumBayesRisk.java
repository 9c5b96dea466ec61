package io.dragoman.rerank;

import io.dragoman.evaluation.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a translation is worth if any of the candidates may be the right one (Kumar and Byrne 2004):
 * {@code E(y) = sum_j w_j metric(y, y_j) / sum_j w_j}.
 */
public final class MinimumBayesRisk {
  private final Metric metric;

  /**
   * Measures with a metric.
   *
   * @param metric of sentences; higher is better
   */
  public MinimumBayesRisk(Metric metric) {
    this.metric = metric;
  }

  /**
   * The worth of each candidate; equal texts are measured once.
   *
   * @param candidates such as samples of equal weight, or n-best translations with their
   *     probabilities
   */
  public double[] worth(List<WeightedText> candidates) {
    Map<String, Double> weights = new LinkedHashMap<>();
    double all = 0;
    for (WeightedText each : candidates) {
      weights.merge(each.text(), each.weight(), Double::sum);
      all += each.weight();
    }
    Map<String, Double> worth = new LinkedHashMap<>();
    for (String text : weights.keySet()) {
      double sum = 0;
      for (Map.Entry<String, Double> right : weights.entrySet()) {
        double weight = right.getValue();
        if (weight > 0) {
          sum += weight * metric.sentence(text, List.of(right.getKey())).score();
        }
      }
      worth.put(text, sum / all);
    }
    return candidates.stream().mapToDouble(each -> worth.get(each.text())).toArray();
  }
}
