package io.dragoman.corpus.download;

import java.time.Duration;

/** An attempt that failed and may succeed if it is made again. */
final class TransferException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Duration pause;

  /**
   * Tells what went wrong.
   *
   * @param pause how long the server wants to be left alone; zero if it did not say
   */
  TransferException(String message, Duration pause, Throwable cause) {
    super(message, cause);
    this.pause = pause;
  }

  TransferException(String message) {
    this(message, Duration.ZERO, null);
  }

  Duration pause() {
    return pause;
  }
}
