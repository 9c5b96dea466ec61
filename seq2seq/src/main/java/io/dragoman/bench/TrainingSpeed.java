package io.dragoman.bench;

import io.dragoman.experiment.TrialRun;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.PhaseTimes;
import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingListener;
import java.util.List;
import java.util.OptionalLong;

/**
 * How fast training was, after a warm-up: all of the loop, from taking a batch to packing the new
 * weights.
 *
 * @param threads that trained
 * @param parallelShards shards computed at the same time
 * @param times of the measured updates, by phase
 * @param allocatedBytes by all threads for an update, if the JVM tells
 * @param peakHeapBytes of heap in use so far
 * @param peakResidentBytes of memory held so far, if the system tells
 */
public record TrainingSpeed(
    int threads,
    int parallelShards,
    PhaseTimes times,
    OptionalLong allocatedBytes,
    long peakHeapBytes,
    OptionalLong peakResidentBytes) {

  /**
   * Trains and measures.
   *
   * @param run whose {@code training.max-updates} is at least one more than the warm-up
   * @param warmUp updates that do not count
   * @param maxSeconds of measuring, after which training ends
   */
  public static TrainingSpeed measure(TrialRun run, int warmUp, double maxSeconds) {
    PhaseTimer timer = PhaseTimer.measuring();
    Meter meter = new Meter(run, timer, warmUp, maxSeconds);
    run.run(List.of(meter), timer);
    long updates = meter.last.updates();
    OptionalLong allocated =
        meter.allocatedFirst.isPresent() && meter.allocatedLast.isPresent()
            ? OptionalLong.of(
                (meter.allocatedLast.getAsLong() - meter.allocatedFirst.getAsLong()) / updates)
            : OptionalLong.empty();
    return new TrainingSpeed(
        run.threads(),
        run.parallelShards(),
        meter.last,
        allocated,
        ProcessMemory.peakHeapBytes(),
        ProcessMemory.peakResidentBytes());
  }

  /** Target words a second, ends included. */
  public double targetTokensPerSecond() {
    return times.targetTokens() * 1e9 / times.wallNanos();
  }

  public double millisPerUpdate() {
    return times.wallNanos() / 1e6 / times.updates();
  }

  /** Floating-point operations for a target word. */
  public double operationsPerTargetToken() {
    return (double) times.operations() / times.targetTokens();
  }

  public double operationsPerSecond() {
    return times.operations() * 1e9 / times.wallNanos();
  }

  /** Notes where the warm-up ends and how far training came since. */
  private static final class Meter implements TrainingListener {
    private final TrialRun run;
    private final PhaseTimer timer;
    private final int warmUp;
    private final double maxSeconds;
    private PhaseTimes first;
    private PhaseTimes last;
    private OptionalLong allocatedFirst;
    private OptionalLong allocatedLast;

    Meter(TrialRun run, PhaseTimer timer, int warmUp, double maxSeconds) {
      this.run = run;
      this.timer = timer;
      this.warmUp = warmUp;
      this.maxSeconds = maxSeconds;
    }

    @Override
    public void on(TrainingEvent event) {
      if (event instanceof TrainingEvent.Started && warmUp == 0) {
        begin();
      } else if (event instanceof UpdateDone done) {
        if (done.state().update() == warmUp) {
          begin();
        } else if (done.state().update() > warmUp) {
          last = timer.times().since(first);
          allocatedLast = ProcessMemory.allocatedBytes();
          if (last.wallNanos() > maxSeconds * 1e9) {
            run.requestStop();
          }
        }
      }
    }

    private void begin() {
      allocatedFirst = ProcessMemory.allocatedBytes();
      first = timer.times();
    }
  }
}
