package io.dragoman.training;

/**
 * How well a model does on sentences that it does not learn from.
 *
 * @param loss mean negative log-likelihood of a target word, in nats
 * @param accuracy share of target words that the model, given the words before, would choose
 * @param bleu of the translations, from 0 to 100
 */
public record ValidationResult(double loss, double accuracy, double bleu) {
  /** {@code exp(loss)}. */
  public double perplexity() {
    return Math.exp(loss);
  }
}
