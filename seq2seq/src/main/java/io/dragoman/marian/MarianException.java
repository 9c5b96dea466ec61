package io.dragoman.marian;

/** A model of Marian cannot be used; the message is one line with file, place, values, remedy. */
public final class MarianException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for users. */
  public MarianException(String message) {
    super(message);
  }
}
