package io.dragoman.translate;

/**
 * A line to translate.
 *
 * @param text the line
 * @param constraints of its translation
 */
public record LineRequest(String text, LineConstraints constraints) {
  /** A line without constraints. */
  public static LineRequest of(String text) {
    return new LineRequest(text, LineConstraints.NONE);
  }
}
