package io.dragoman.plot;

/** A picture cannot be made an image. */
public final class PictureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PictureException(String message) {
    super(message);
  }

  PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
