package io.dragoman.translate;

import java.util.List;
import java.util.Optional;

/**
 * A line and its translation.
 *
 * @param line the line's number, from 1
 * @param source the line
 * @param sourceTokens its tokens as they were translated; none for a blank line
 * @param nBest the best translations, best first, at least one; a blank line's is empty
 * @param attention of the best translation, if asked for: for each of its tokens, and for {@code
 *     </s>} unless the limit of length was met, the weight of each source token and of its {@code
 *     </s>}
 * @param warning what the user should know, in one line with the line's number
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record Translation(
    long line,
    String source,
    List<String> sourceTokens,
    List<RankedText> nBest,
    float[][] attention,
    Optional<String> warning) {

  /** The best translation. */
  public String text() {
    return nBest.get(0).text();
  }

  /** The tokens of the best translation. */
  public List<String> targetTokens() {
    return nBest.get(0).tokens();
  }

  /** The same with other translations; attention is kept if the best one stays the same. */
  public Translation withNBest(List<RankedText> texts) {
    boolean same = texts.get(0).tokens().equals(targetTokens());
    return new Translation(
        line, source, sourceTokens, texts, same ? attention : new float[0][], warning);
  }

  /** The score of the best translation. */
  public double score() {
    return nBest.get(0).score();
  }
}
