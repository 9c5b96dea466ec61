package io.dragoman.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work end in order when the process is told to end, as by Ctrl-C: the JVM waits until this is
 * closed, a minute at most.
 */
final class Interruption implements AutoCloseable {
  private static final long SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable stop, Runnable late) {
    hook = new Thread(() -> stopAndWait(stop, late), "dragoman-interruption");
  }

  /**
   * Waits for the process to be told to end.
   *
   * @param stop makes the work end soon
   * @param late is called if it did not
   */
  static Interruption calls(Runnable stop, Runnable late) {
    Interruption interruption = new Interruption(stop, late);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void stopAndWait(Runnable stop, Runnable late) {
    stop.run();
    try {
      if (!finished.await(SECONDS, TimeUnit.SECONDS)) {
        late.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the work is done. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook was waiting for this.
    }
  }
}
