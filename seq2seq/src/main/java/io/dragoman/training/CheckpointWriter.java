package io.dragoman.training;

/** Keeps the model and everything needed to go on. */
@FunctionalInterface
public interface CheckpointWriter {
  /** Writes a checkpoint. */
  void save(TrainingState state);
}
