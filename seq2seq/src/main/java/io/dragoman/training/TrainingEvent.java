package io.dragoman.training;

/** What happens during training, for {@link TrainingListener}s. */
public sealed interface TrainingEvent {
  /** Training begins or goes on from {@code state}. */
  record Started(TrainingState state, int batchesInEpoch) implements TrainingEvent {}

  /**
   * An update was done.
   *
   * @param state after it
   * @param batchesInEpoch batches of the epoch at work
   * @param result losses, norm and rate
   * @param sentences pairs in the batch
   * @param sourceTokens source words of the batch, ends included
   */
  record UpdateDone(
      TrainingState state,
      int batchesInEpoch,
      Learner.Update result,
      int sentences,
      int sourceTokens)
      implements TrainingEvent {}

  /**
   * Training diverged and went back to good weights; no update was done.
   *
   * @param state after it
   * @param message what happened, in one line
   */
  record Recovered(TrainingState state, String message) implements TrainingEvent {}

  /**
   * The model was validated.
   *
   * @param improved whether it is the best so far
   * @param learningRate the rate from now on
   */
  record Validated(
      TrainingState state, ValidationResult result, boolean improved, double learningRate)
      implements TrainingEvent {}

  /** A checkpoint was written. */
  record CheckpointSaved(TrainingState state, boolean best) implements TrainingEvent {}

  /** Training is over. */
  record Finished(TrainingState state, StopReason reason) implements TrainingEvent {}

  /** Why training ended. */
  enum StopReason {
    /** The last epoch is done. */
    EPOCHS,
    /** The last update is done. */
    UPDATES,
    /** The time, or whatever else it may last, is over. */
    DURATION,
    /** Validation has not improved for too long. */
    EARLY,
    /** Somebody asked for it. */
    REQUESTED
  }
}
