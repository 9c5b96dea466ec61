package io.dragoman.translate;

import java.util.List;

/**
 * One of the best translations of a line.
 *
 * @param text the translation
 * @param tokens its tokens, without {@code </s>}
 * @param score what it was ranked by
 * @param logProbability log of the probability that the model gives it, base e
 */
public record RankedText(String text, List<String> tokens, double score, double logProbability) {
  /** The same, ranked by another score. */
  public RankedText withScore(double other) {
    return new RankedText(text, tokens, other, logProbability);
  }
}
