package io.dragoman.data;

/** Text that cannot be used; the message is one line with the file, the place and the remedy. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
