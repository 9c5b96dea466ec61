package io.dragoman.training;

import io.dragoman.config.StoppingMetric;
import java.util.Map;

/**
 * How well a model does on sentences that it does not learn from.
 *
 * @param loss mean negative log-likelihood of a target word, in nats
 * @param accuracy share of target words that the model, given the words before, would choose
 * @param bleu of the translations, from 0 to 100
 * @param others scores of the translations by other metrics that were asked for
 */
public record ValidationResult(
    double loss, double accuracy, double bleu, Map<StoppingMetric, Double> others) {
  /** Without other metrics. */
  public ValidationResult(double loss, double accuracy, double bleu) {
    this(loss, accuracy, bleu, Map.of());
  }

  /** {@code exp(loss)}. */
  public double perplexity() {
    return Math.exp(loss);
  }

  /**
   * The value of a metric.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  public double value(StoppingMetric metric) {
    return switch (metric) {
      case BLEU -> bleu;
      case LOSS -> loss;
      case PERPLEXITY -> perplexity();
      case ACCURACY -> accuracy;
      case CHRF, TER, WER -> other(metric);
    };
  }

  private double other(StoppingMetric metric) {
    Double value = others.get(metric);
    if (value == null) {
      throw new IllegalArgumentException("validation: " + metric + " was not asked for");
    }
    return value;
  }

  /** The value of a metric, negated where lower is better: greater is always better. */
  public double score(StoppingMetric metric) {
    return metric.isLowerBetter() ? -value(metric) : value(metric);
  }
}
