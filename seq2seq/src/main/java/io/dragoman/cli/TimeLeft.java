package io.dragoman.cli;

import io.dragoman.config.Budget;
import io.dragoman.config.Every;
import io.dragoman.config.TrainingConfig;
import io.dragoman.training.TrainingState;
import java.time.Duration;
import java.util.Locale;

/** Estimates when training is over, if it does not end early. */
final class TimeLeft {
  private final TrainingConfig config;
  private double pauseSeconds;
  private int validations;

  TimeLeft(TrainingConfig config) {
    this.config = config;
  }

  /** A pause for a validation. */
  void validated(long nanos) {
    pauseSeconds += nanos / 1e9;
    validations++;
  }

  /** A pause for a checkpoint. */
  void saved(long nanos) {
    pauseSeconds += nanos / 1e9;
  }

  /** The updates still to do. */
  long updates(TrainingState state, int batchesInEpoch) {
    Budget limit = config.maxDuration();
    long last = limit.unit() == Budget.Unit.EPOCHS ? limit.count() : config.maxEpochs();
    long epochs = Math.max(0, Math.min(last, config.maxEpochs()) - state.epoch());
    long batches = Math.max(0, batchesInEpoch - state.batch());
    int together = config.accumulate();
    long left = epochs * ceilDivide(batchesInEpoch, together) + ceilDivide(batches, together);
    if (config.maxUpdates() > 0) {
      left = Math.min(left, Math.max(0, config.maxUpdates() - state.update()));
    }
    if (limit.unit() == Budget.Unit.UPDATES && !limit.isNone()) {
      left = Math.min(left, Math.max(0, limit.count() - state.update()));
    }
    return left;
  }

  private static long ceilDivide(long count, int together) {
    return (count + together - 1) / together;
  }

  /** The time still to go, rounded up to seconds. */
  Duration estimate(TrainingState state, int batchesInEpoch, double secondsPerUpdate) {
    long updates = updates(state, batchesInEpoch);
    Every every = config.validateEvery();
    double between =
        every.unit() == Every.Unit.UPDATES
            ? every.count()
            : (double) every.count() * Math.max(1, batchesInEpoch);
    double pauses = validations == 0 ? 0 : updates / between * pauseSeconds / validations;
    return Duration.ofSeconds((long) Math.ceil(updates * secondsPerUpdate + pauses));
  }

  /** {@code 0:07}, {@code 12:34}, {@code 1:02:34} or {@code 51:02:34}. */
  static String format(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
