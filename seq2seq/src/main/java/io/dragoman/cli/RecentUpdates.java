package io.dragoman.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Means over the updates of the last seconds of work; validation and checkpoints do not count. */
final class RecentUpdates {
  private static final long WINDOW = 20_000_000_000L;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private final LongSupplier nanoTime;
  private Sample sum = new Sample(0, 0, 0);
  private long last;

  private record Sample(long nanos, long tokens, double loss) {
    Sample plus(Sample other) {
      return new Sample(nanos + other.nanos, tokens + other.tokens, loss + other.loss);
    }

    Sample minus(Sample other) {
      return new Sample(nanos - other.nanos, tokens - other.tokens, loss - other.loss);
    }
  }

  /**
   * Starts to measure.
   *
   * @param nanoTime a clock in nanoseconds
   */
  RecentUpdates(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    last = nanoTime.getAsLong();
  }

  /** Leaves out the time since the last call of any method that changes this. */
  long pause() {
    long now = nanoTime.getAsLong();
    long pause = now - last;
    last = now;
    return pause;
  }

  /**
   * An update ends now.
   *
   * @param tokens its target tokens
   * @param loss sum over them
   */
  void add(long tokens, double loss) {
    Sample sample = new Sample(pause(), tokens, loss);
    samples.addLast(sample);
    sum = sum.plus(sample);
    while (samples.size() > 1 && sum.nanos() - samples.getFirst().nanos() >= WINDOW) {
      sum = sum.minus(samples.removeFirst());
    }
  }

  /** Forgets all updates. */
  void clear() {
    samples.clear();
    sum = new Sample(0, 0, 0);
  }

  boolean isEmpty() {
    return samples.isEmpty();
  }

  /** Target tokens per second; 0 while no time has passed. */
  double tokensPerSecond() {
    return sum.nanos() <= 0 ? 0 : sum.tokens() * 1e9 / sum.nanos();
  }

  /** Loss per target token; 0 without a token. */
  double loss() {
    return sum.tokens() == 0 ? 0 : sum.loss() / sum.tokens();
  }

  /** Seconds of work per update; 0 without an update. */
  double secondsPerUpdate() {
    return samples.isEmpty() ? 0 : sum.nanos() / 1e9 / samples.size();
  }
}
