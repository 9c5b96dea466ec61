package io.dragoman.translate;

/** A line could not be translated or scored. */
public final class TranslationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long line;

  TranslationException(long line, Throwable cause) {
    this(line, "translated", cause);
  }

  /**
   * The failure of a line.
   *
   * @param what could not be done to it
   */
  TranslationException(long line, String what, Throwable cause) {
    super("line " + line + ": cannot be " + what + ": " + reason(cause), cause);
    this.line = line;
  }

  /** The number of the line, from 1. */
  public long line() {
    return line;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "out of memory: lower the beam or the length at which lines are cut, or raise -Xmx";
    }
    return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
  }
}
