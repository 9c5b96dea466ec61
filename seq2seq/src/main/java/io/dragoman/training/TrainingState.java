package io.dragoman.training;

import io.dragoman.config.TrainingConfig;
import io.dragoman.optim.LearningRateSchedule;
import java.util.OptionalDouble;

/**
 * Where training stands; with the parameters and the optimizer's state all that is needed to go on.
 *
 * @param update updates done
 * @param epoch the epoch at work, from 1
 * @param batch batches of it done
 * @param schedule what the learning-rate schedule remembers
 * @param best the best validation so far; an update of 0 before the first
 * @param waiting validations since the best one
 * @param progress counts besides
 */
public record TrainingState(
    long update,
    int epoch,
    int batch,
    LearningRateSchedule.State schedule,
    Best best,
    int waiting,
    Progress progress) {

  /** With the counts of a start. */
  public TrainingState(
      long update,
      int epoch,
      int batch,
      LearningRateSchedule.State schedule,
      Best best,
      int waiting) {
    this(update, epoch, batch, schedule, best, waiting, Progress.START);
  }

  /**
   * Counts of what training did.
   *
   * @param targetTokens learned from, ends included
   * @param divergence what is known of losses
   * @param last the last validation; an update of 0 before the first
   */
  public record Progress(long targetTokens, DivergenceGuard.State divergence, Best last) {
    /** Nothing done. */
    public static final Progress START =
        new Progress(0, DivergenceGuard.State.START, new Best(0, -Double.MAX_VALUE));
  }

  /** The score of the model as it is now, if it was just validated. */
  public OptionalDouble score() {
    return update > 0 && progress.last().update() == update
        ? OptionalDouble.of(progress.last().score())
        : OptionalDouble.empty();
  }

  /**
   * A validation.
   *
   * @param update after which update
   * @param score greater is better: BLEU, or the loss negated
   */
  public record Best(long update, double score) {}

  /**
   * The updates done before the epoch at work.
   *
   * @param accumulate batches of an update; the last one of an epoch may have fewer
   */
  long updatesBeforeEpoch(int accumulate) {
    return update - updates(batch, accumulate);
  }

  /** The updates that some batches from the start of an epoch, or all of it, make. */
  static int updates(int batches, int accumulate) {
    return (batches + accumulate - 1) / accumulate;
  }

  /** Whether the model as it is now is the best so far. */
  public boolean improved() {
    return update > 0 && best.update() == update;
  }

  /** The state before the first update with these settings. */
  public static TrainingState start(TrainingConfig config) {
    return start(Schedules.create(config));
  }

  /** The state before the first update. */
  public static TrainingState start(LearningRateSchedule schedule) {
    return new TrainingState(0, 1, 0, schedule.state(), new Best(0, -Double.MAX_VALUE), 0);
  }
}
