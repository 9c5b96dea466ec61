package io.dragoman.training;

/** Is told what happens during training, on the training thread. */
@FunctionalInterface
public interface TrainingListener {
  /** Takes note of an event. */
  void on(TrainingEvent event);
}
