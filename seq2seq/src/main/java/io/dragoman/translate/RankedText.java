package io.dragoman.translate;

import java.util.List;

/**
 * One of the best translations of a line.
 *
 * @param text the translation
 * @param tokens its tokens, without {@code </s>}
 * @param score what it was ranked by
 * @param logProbability log of the probability that the model gives it, base e
 * @param finished whether it ends by itself; if not, it met the limit of length
 * @param tokenLogProbabilities of each token and, if finished, of {@code </s>}; none unless asked
 *     for
 * @param attention for each token and, if finished, for {@code </s>}: the weight of each source
 *     token and of its {@code </s>}; no rows unless asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record RankedText(
    String text,
    List<String> tokens,
    double score,
    double logProbability,
    boolean finished,
    double[] tokenLogProbabilities,
    float[][] attention) {
  private static final RankedText EMPTY =
      new RankedText("", List.of(), 0, 0, true, new double[0], new float[0][]);

  /** The translation of a blank line. */
  static RankedText empty() {
    return EMPTY;
  }

  /** The same, ranked by another score. */
  public RankedText withScore(double other) {
    return new RankedText(
        text, tokens, other, logProbability, finished, tokenLogProbabilities, attention);
  }
}
