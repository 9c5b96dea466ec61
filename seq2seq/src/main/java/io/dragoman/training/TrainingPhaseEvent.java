package io.dragoman.training;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A {@link Phase} in a recording of Java Flight Recorder. */
@Name("io.dragoman.TrainingPhase")
@Label("Training Phase")
@Category("Dragoman")
@Description("A part of an update, or a validation or checkpoint")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recording reads the fields
final class TrainingPhaseEvent extends Event {
  private static final TrainingPhaseEvent PROBE = new TrainingPhaseEvent(Phase.BATCH, 0, 0);

  @Label("Phase")
  private final String phase;

  @Label("Update")
  @Description("The number of the update, from 1")
  private final long update;

  @Label("Shard")
  @Description("The part of the batch, from 0")
  private final int shard;

  TrainingPhaseEvent(Phase phase, long update, int shard) {
    this.phase = phase.name();
    this.update = update;
    this.shard = shard;
  }

  /** Whether a recording wants these events. */
  static boolean isRecorded() {
    return PROBE.isEnabled();
  }
}
