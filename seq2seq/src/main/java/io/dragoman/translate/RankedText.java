package io.dragoman.translate;

import java.util.Arrays;
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
 * @param cut whether a deadline ended the search
 */
@SuppressWarnings("ArrayRecordComponent") // compared and printed by their values
public record RankedText(
    String text,
    List<String> tokens,
    double score,
    double logProbability,
    boolean finished,
    double[] tokenLogProbabilities,
    float[][] attention,
    boolean cut) {
  private static final RankedText EMPTY =
      new RankedText("", List.of(), 0, 0, true, new double[0], new float[0][], false);

  @Override
  public boolean equals(Object other) {
    return other instanceof RankedText that
        && text.equals(that.text)
        && tokens.equals(that.tokens)
        && Double.compare(score, that.score) == 0
        && Double.compare(logProbability, that.logProbability) == 0
        && finished == that.finished
        && cut == that.cut
        && Arrays.equals(tokenLogProbabilities, that.tokenLogProbabilities)
        && Arrays.deepEquals(attention, that.attention);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + Double.hashCode(score);
  }

  @Override
  public String toString() {
    return "RankedText[text=%s, tokens=%s, score=%s, logProbability=%s, finished=%s%s%s]"
        .formatted(
            text,
            tokens,
            score,
            logProbability,
            finished,
            tokenLogProbabilities.length == 0 ? "" : ", " + Arrays.toString(tokenLogProbabilities),
            attention.length == 0 ? "" : ", " + Arrays.deepToString(attention));
  }

  /** The translation of a blank line. */
  static RankedText empty() {
    return EMPTY;
  }

  /** The same, ranked by another score. */
  public RankedText withScore(double other) {
    return new RankedText(
        text, tokens, other, logProbability, finished, tokenLogProbabilities, attention, cut);
  }
}
