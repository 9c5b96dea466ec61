package io.dragoman.evaluation;

/** How many words a model hesitates between. */
public final class Perplexity {
  private Perplexity() {}

  /**
   * {@code exp(loss / tokens)}.
   *
   * @param loss negative log-likelihood, base e, summed over tokens
   * @param tokens at least 1
   * @throws IllegalArgumentException without tokens
   */
  public static double of(double loss, long tokens) {
    if (tokens < 1) {
      throw new IllegalArgumentException("perplexity: of " + tokens + " tokens: needs at least 1");
    }
    return Math.exp(loss / tokens);
  }
}
