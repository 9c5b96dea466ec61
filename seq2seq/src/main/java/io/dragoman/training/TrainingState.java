package io.dragoman.training;

import io.dragoman.optim.LearningRateSchedule;

/**
 * Where training stands; with the parameters and the optimizer's state all that is needed to go on.
 *
 * @param update updates done
 * @param epoch the epoch at work, from 1
 * @param batch batches of it done
 * @param schedule what the learning-rate schedule remembers
 * @param best the best validation so far; an update of 0 before the first
 * @param waiting validations since the best one
 */
public record TrainingState(
    long update,
    int epoch,
    int batch,
    LearningRateSchedule.State schedule,
    Best best,
    int waiting) {

  /**
   * The best validation.
   *
   * @param update after which update
   * @param score greater is better: BLEU, or the loss negated
   */
  public record Best(long update, double score) {}

  /** Whether the model as it is now is the best so far. */
  public boolean improved() {
    return update > 0 && best.update() == update;
  }

  /** The state before the first update. */
  public static TrainingState start(LearningRateSchedule schedule) {
    return new TrainingState(0, 1, 0, schedule.state(), new Best(0, -Double.MAX_VALUE), 0);
  }
}
