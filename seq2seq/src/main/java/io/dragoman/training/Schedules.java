package io.dragoman.training;

import io.dragoman.config.Every;
import io.dragoman.config.ScheduleConfig;
import io.dragoman.config.TrainingConfig;
import io.dragoman.optim.ConstantSchedule;
import io.dragoman.optim.CosineSchedule;
import io.dragoman.optim.DecaySchedule;
import io.dragoman.optim.InverseSquareRootSchedule;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.optim.OneCycleSchedule;
import io.dragoman.optim.PlateauSchedule;

/** Learning-rate schedules by what a configuration says. */
final class Schedules {
  private Schedules() {}

  /**
   * A schedule at its start.
   *
   * @throws IllegalArgumentException if the type is unknown
   */
  static LearningRateSchedule create(TrainingConfig config) {
    ScheduleConfig schedule = config.schedule();
    double peak = config.optimizer().learningRate();
    int warmup = config.warmupUpdates();
    double minimum = config.minLearningRate();
    return switch (schedule.type()) {
      case "plateau" -> plateau(config);
      case "constant" -> new ConstantSchedule(peak, warmup);
      case "step" -> new DecaySchedule(peak, warmup, decay(config, true));
      case "exponential" -> new DecaySchedule(peak, warmup, decay(config, false));
      case "inverse-sqrt" -> new InverseSquareRootSchedule(peak, warmup, minimum);
      case "cosine" ->
          new CosineSchedule(
              peak, warmup, minimum, schedule.length() - warmup, schedule.restarts());
      case "one-cycle" ->
          new OneCycleSchedule(
              peak,
              new OneCycleSchedule.Config(
                  schedule.length(),
                  schedule.rise(),
                  schedule.startDivisor(),
                  schedule.endDivisor()));
      default ->
          throw new IllegalArgumentException(
              "training.schedule.type: '"
                  + schedule.type()
                  + "' is unknown: use one of "
                  + ScheduleConfig.TYPES);
    };
  }

  private static LearningRateSchedule plateau(TrainingConfig config) {
    boolean decays = config.decayFactor() < 1;
    return new PlateauSchedule(
        config.optimizer().learningRate(),
        new PlateauSchedule.Config(
            config.warmupUpdates(),
            decays ? config.decayPatience() : 0,
            decays ? config.decayFactor() : 0.5,
            config.minLearningRate()));
  }

  private static DecaySchedule.Config decay(TrainingConfig config, boolean staircase) {
    Every every = config.schedule().decayEvery();
    return new DecaySchedule.Config(
        config.decayFactor(),
        every.count(),
        every.unit() == Every.Unit.EPOCHS,
        staircase,
        config.minLearningRate());
  }
}
