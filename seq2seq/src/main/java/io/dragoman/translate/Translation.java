package io.dragoman.translate;

import java.util.List;
import java.util.Optional;

/**
 * A line and its translation.
 *
 * @param line the line's number, from 1
 * @param source the line
 * @param sourceTokens its tokens as they were translated; none for a blank line
 * @param guidance the constraints that they meet
 * @param nBest the best translations, best first, at least one; a blank line's is empty
 * @param warning what the user should know, in one line with the line's number
 */
public record Translation(
    long line,
    String source,
    List<String> sourceTokens,
    Guidance guidance,
    List<RankedText> nBest,
    Optional<String> warning) {

  /** A translation without constraints. */
  public Translation(
      long line,
      String source,
      List<String> sourceTokens,
      List<RankedText> nBest,
      Optional<String> warning) {
    this(line, source, sourceTokens, Guidance.NONE, nBest, warning);
  }

  /** The best translation. */
  public String text() {
    return nBest.get(0).text();
  }

  /** The tokens of the best translation. */
  public List<String> targetTokens() {
    return nBest.get(0).tokens();
  }

  /** The same line with other translations. */
  public Translation withNBest(List<RankedText> texts) {
    return new Translation(line, source, sourceTokens, guidance, texts, warning);
  }

  /** The score of the best translation. */
  public double score() {
    return nBest.get(0).score();
  }

  /** The attention weights of the best translation; no rows unless asked for. */
  public float[][] attention() {
    return nBest.get(0).attention();
  }
}
