package io.dragoman.training;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Takes the time of the phases of training, if wanted, and tells Java Flight Recorder about them,
 * if it records. Otherwise a mark costs a look at a flag and makes no object.
 */
public final class PhaseTimer {
  private final boolean measuring;
  private final AtomicLongArray nanos = new AtomicLongArray(Phase.values().length);
  private volatile long update;
  private volatile long started;
  private long updates;
  private long targetTokens;
  private long operations;

  private PhaseTimer(boolean measuring) {
    this.measuring = measuring;
  }

  /** A timer that adds up times. */
  public static PhaseTimer measuring() {
    return new PhaseTimer(true);
  }

  /** A timer that makes events for recordings only. */
  public static PhaseTimer idle() {
    return new PhaseTimer(false);
  }

  /** Whether times are added up. */
  public boolean isMeasuring() {
    return measuring;
  }

  /** Says which update the coming phases belong to, from 1. */
  void beginUpdate(long number) {
    update = number;
  }

  /**
   * Counts an update.
   *
   * @param words target words, ends included
   * @param work floating-point operations of its forward and backward pass
   */
  void endUpdate(int words, long work) {
    updates++;
    targetTokens += words;
    operations += work;
  }

  /** Begins a phase of the whole update. */
  Span begin(Phase phase) {
    return begin(phase, 0);
  }

  /** Begins a phase of one shard; may be called from any thread. */
  Span begin(Phase phase, int shard) {
    boolean recorded = TrainingPhaseEvent.isRecorded();
    if (!measuring && !recorded) {
      return Span.NOTHING;
    }
    TrainingPhaseEvent event = null;
    if (recorded) {
      event = new TrainingPhaseEvent(phase, update, shard);
      event.begin();
    }
    long now = System.nanoTime();
    if (started == 0) {
      started = now;
    }
    return new Span(this, phase, now, event);
  }

  /** The times so far; called between updates, from the thread that trains. */
  public PhaseTimes times() {
    Map<Phase, Long> times = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      times.put(phase, nanos.get(phase.ordinal()));
    }
    long wall = started == 0 ? 0 : System.nanoTime() - started;
    return new PhaseTimes(times, wall, updates, targetTokens, operations);
  }

  /** A phase that has begun. */
  static final class Span {
    private static final Span NOTHING = new Span(null, null, 0, null);

    private final PhaseTimer timer;
    private final Phase phase;
    private final long start;
    private final TrainingPhaseEvent event;

    private Span(PhaseTimer timer, Phase phase, long start, TrainingPhaseEvent event) {
      this.timer = timer;
      this.phase = phase;
      this.start = start;
      this.event = event;
    }

    /** Ends the phase. */
    void end() {
      if (timer != null) {
        timer.nanos.addAndGet(phase.ordinal(), System.nanoTime() - start);
      }
      if (event != null) {
        event.commit();
      }
    }
  }
}
