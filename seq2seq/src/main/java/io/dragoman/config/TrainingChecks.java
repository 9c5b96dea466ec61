package io.dragoman.config;

import io.dragoman.optim.OptimizerConfig;

/** What settings of training must be of each other. */
final class TrainingChecks {
  private TrainingChecks() {}

  /**
   * @throws ConfigException if settings exclude each other
   */
  static void check(TrainingConfig training) {
    double least = training.minLearningRate();
    double first = training.optimizer().learningRate();
    if (least > first) {
      throw new ConfigException(
          String.format(
              "'training.min-learning-rate' is %s but 'training.optimizer.learning-rate' is %s:"
                  + " it must not be above it",
              ConfigValues.format(least), ConfigValues.format(first)));
    }
    OptimizerConfig optimizer = training.optimizer();
    if (optimizer.type().equals("adam") && optimizer.weightDecay() != 0) {
      throw new ConfigException(
          "'training.optimizer.weight-decay' is "
              + ConfigValues.format(optimizer.weightDecay())
              + " but adam has no use for it: set training.optimizer.type to adamw");
    }
    if (training.clipValue() > 0 && training.clipNorm() > 0) {
      throw new ConfigException(
          "'training.clip-value' is "
              + ConfigValues.format(training.clipValue())
              + " and 'training.clip-norm' is "
              + ConfigValues.format(training.clipNorm())
              + ": set one of them to 0");
    }
    checkSchedule(training);
    checkSwa(training);
  }

  private static void checkSchedule(TrainingConfig training) {
    ScheduleConfig schedule = training.schedule();
    if (schedule.needsLength() && schedule.length() <= Math.max(1, training.warmupUpdates())) {
      throw new ConfigException(
          "'training.schedule.type' is "
              + schedule.type()
              + " but 'training.schedule.length' is "
              + schedule.length()
              + ": say at which update after warm-up the rate has come down");
    }
    if (schedule.type().equals("one-cycle") && training.warmupUpdates() > 0) {
      throw new ConfigException(
          "'training.warmup-updates' is "
              + training.warmupUpdates()
              + " but one-cycle rises by itself: set it to 0 and training.schedule.rise instead");
    }
  }

  private static void checkSwa(TrainingConfig training) {
    SwaConfig swa = training.swa();
    if (swa.isOn() && training.average() > 0) {
      throw new ConfigException(
          "'training.swa.from' is "
              + swa.from()
              + " and 'training.average' is "
              + ConfigValues.format(training.average())
              + ": only one mean is kept: set training.average to 0 or training.swa.from to none");
    }
    boolean cyclic = swa.highLearningRate() > 0;
    if (cyclic && swa.highLearningRate() < swa.learningRate()
        || cyclic && swa.learningRate() == 0) {
      throw new ConfigException(
          "'training.swa.high-learning-rate' is "
              + ConfigValues.format(swa.highLearningRate())
              + " but 'training.swa.learning-rate' is "
              + ConfigValues.format(swa.learningRate())
              + ": it must be above 0 and not above it");
    }
    boolean updates =
        swa.from().unit() == Budget.Unit.UPDATES && swa.every().unit() == Every.Unit.UPDATES;
    if (cyclic && swa.isOn() && !updates) {
      throw new ConfigException(
          "'training.swa.high-learning-rate' is set but 'training.swa.from' is "
              + swa.from()
              + " and 'training.swa.every' is "
              + swa.every()
              + ": cycles need both in updates, such as 5000u and 500u");
    }
  }
}
