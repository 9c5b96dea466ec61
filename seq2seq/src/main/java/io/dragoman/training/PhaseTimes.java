package io.dragoman.training;

import java.util.EnumMap;
import java.util.Map;

/**
 * How long the phases of training took.
 *
 * @param nanos for each phase; of those that every shard has, all shards together
 * @param wallNanos from the first phase on
 * @param updates done
 * @param targetTokens target words learnt from, ends included
 * @param operations floating-point operations of forward and backward passes, see {@link
 *     io.dragoman.model.ModelWork}
 */
public record PhaseTimes(
    Map<Phase, Long> nanos, long wallNanos, long updates, long targetTokens, long operations) {

  /** What came after an earlier moment. */
  public PhaseTimes since(PhaseTimes earlier) {
    Map<Phase, Long> difference = new EnumMap<>(Phase.class);
    nanos.forEach((phase, time) -> difference.put(phase, time - earlier.nanos.get(phase)));
    return new PhaseTimes(
        difference,
        wallNanos - earlier.wallNanos,
        updates - earlier.updates,
        targetTokens - earlier.targetTokens,
        operations - earlier.operations);
  }

  /**
   * The time that a phase kept training busy.
   *
   * @param parallel how many shards are computed at the same time
   */
  public double wallNanos(Phase phase, int parallel) {
    return (double) nanos.get(phase) / (phase.isPerShard() ? parallel : 1);
  }

  /** The time that is in no phase: waiting for the slowest shard, and listeners. */
  public double otherNanos(int parallel) {
    double known = 0;
    for (Phase phase : Phase.values()) {
      known += wallNanos(phase, parallel);
    }
    return wallNanos - known;
  }

  /** The time of all updates, without validation and checkpoints. */
  public long updateNanos() {
    return wallNanos - nanos.get(Phase.VALIDATION) - nanos.get(Phase.CHECKPOINT);
  }
}
