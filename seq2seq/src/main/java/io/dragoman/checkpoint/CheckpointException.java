package io.dragoman.checkpoint;

/** A checkpoint that cannot be read or written; the message is one line with the remedy. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message) {
    super(message);
  }
}
