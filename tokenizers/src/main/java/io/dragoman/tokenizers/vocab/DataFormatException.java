package io.dragoman.tokenizers.vocab;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file's content is not what it should be.
 *
 * <p>The message is one line: {@code file: line 31,742: what is wrong: remedy}.
 */
public final class DataFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;

  /**
   * Describes a fault.
   *
   * @param file the file as the user named it
   * @param line the line, from 1; 0 if the fault is not on one line
   * @param what what is wrong, with the values
   * @param remedy what the user can do
   */
  public DataFormatException(Path file, long line, String what, String remedy) {
    super(message(file, line, what, remedy));
    this.file = file.toString();
    this.line = line;
  }

  /** The file as the user named it. */
  public String file() {
    return file;
  }

  /** The line, from 1; 0 if the fault is not on one line. */
  public long line() {
    return line;
  }

  private static String message(Path file, long line, String what, String remedy) {
    String place = line > 0 ? String.format(Locale.ROOT, "%s: line %,d", file, line) : "" + file;
    return place + ": " + what + ": " + remedy;
  }
}
