package io.dragoman.nn.rnn;

/** In which order the time steps of a sequence are read. */
public enum Direction {
  /** From the first to the last. */
  FORWARD,
  /** From the last to the first. */
  BACKWARD;

  /** The other direction. */
  public Direction opposite() {
    return this == FORWARD ? BACKWARD : FORWARD;
  }
}
