package io.dragoman.training;

/** Keeps the model and everything needed to go on. */
@FunctionalInterface
public interface CheckpointWriter {
  /**
   * Writes a checkpoint.
   *
   * @param best whether the model is the best so far
   */
  void save(TrainingState state, boolean best);
}
