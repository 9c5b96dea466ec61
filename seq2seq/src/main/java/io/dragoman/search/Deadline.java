package io.dragoman.search;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a search of a batch may take.
 *
 * <p>The time of a sentence begins when the search of its batch does, and is looked at after every
 * step: at least one step is made. What is found then depends on the machine.
 *
 * @param limit the time
 * @param clock tells nanoseconds
 */
public record Deadline(Duration limit, LongSupplier clock) {
  /** Checks the range. */
  public Deadline {
    boolean positive = !limit.isNegative() && !limit.isZero();
    SearchOptions.require(positive, "deadline", limit, "above 0");
  }

  /** A deadline by the clock of this machine. */
  public static Deadline of(Duration limit) {
    return new Deadline(limit, System::nanoTime);
  }

  long now() {
    return clock.getAsLong();
  }

  boolean isOver(long start) {
    return now() - start >= limit.toNanos();
  }
}
