package io.dragoman.training;

/** Training cannot go on; the message is one line with the place and the remedy. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrainingException(String message) {
    super(message);
  }
}
