package io.dragoman.tokenizers;

/**
 * A token and another form of it, such as its stem.
 *
 * @param token as {@link TextTokenizer#tokenize} gives it
 * @param factor never empty and without white space; has no join marks
 */
public record FactoredToken(String token, String factor) {
  /** Stands between a token and its factor: the halfwidth vertical line, as in OpenNMT. */
  public static final char SEPARATOR = '\uFFE8';

  /**
   * Both with the separator between; a separator that either has is written as an escape.
   *
   * <p>What is before the separator is still a token to {@link TextTokenizer#detokenize}.
   */
  public String text() {
    return Escapes.escapeAll(token, SEPARATOR) + SEPARATOR + Escapes.escapeAll(factor, SEPARATOR);
  }

  /** The token of what {@link #text} gave, or the whole of a token without factor. */
  public static String tokenOf(String text) {
    int separator = text.indexOf(SEPARATOR);
    return separator < 0 ? text : text.substring(0, separator);
  }
}
