package io.dragoman.examples.demo;

import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingListener;
import java.util.function.LongSupplier;

/** Ends training when its time is over. */
final class TimeLimit implements TrainingListener {
  private final long end;
  private final LongSupplier nanoTime;
  private final Runnable stop;
  private boolean reached;

  /**
   * Starts to count.
   *
   * @param minutes from now
   * @param nanoTime a clock in nanoseconds
   * @param stop ends training
   */
  TimeLimit(double minutes, LongSupplier nanoTime, Runnable stop) {
    this.end = nanoTime.getAsLong() + (long) (minutes * 60e9);
    this.nanoTime = nanoTime;
    this.stop = stop;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof UpdateDone && !reached && nanoTime.getAsLong() - end >= 0) {
      reached = true;
      stop.run();
    }
  }

  /** Whether training was ended. */
  boolean isReached() {
    return reached;
  }
}
