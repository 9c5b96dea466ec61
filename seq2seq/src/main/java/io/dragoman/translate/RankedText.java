package io.dragoman.translate;

import java.util.List;

/**
 * One of the best translations of a line.
 *
 * @param text the translation
 * @param tokens its tokens, without {@code </s>}
 * @param score what it was ranked by
 * @param logProbability log of the probability that the model gives it, base e
 * @param cut whether a deadline ended the search
 */
public record RankedText(
    String text, List<String> tokens, double score, double logProbability, boolean cut) {

  /** A translation whose search came to its end. */
  public RankedText(String text, List<String> tokens, double score, double logProbability) {
    this(text, tokens, score, logProbability, false);
  }
}
