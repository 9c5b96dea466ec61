package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.config.ScheduleConfig;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent.UpdateDone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peak 0.01; four batches an epoch. */
@Timeout(60)
class SchedulesTest {
  private static double rate(long update, String settings) {
    RunConfig config = Toys.config(settings.split(" "));
    return Schedules.create(config.training()).learningRate(update);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.01, training.schedule.type=constant",
    "900, 0.01, training.schedule.type=constant",
    "5, 0.005, training.schedule.type=constant training.warmup-updates=10",
    "41, 0.0025, training.schedule.type=step training.schedule.decay-every=20u",
    "11, 0.0090000000, training.schedule.type=exponential training.schedule.decay-every=10u"
        + " training.decay-factor=0.9",
    "400, 0.005, training.schedule.type=inverse-sqrt training.warmup-updates=100",
    "60, 0.00500500, training.schedule.type=cosine training.warmup-updates=20"
        + " training.schedule.length=100",
    "100, 0.00001, training.schedule.type=cosine training.warmup-updates=20"
        + " training.schedule.length=100",
    "30, 0.01, training.schedule.type=one-cycle training.schedule.length=100",
    "1, 0.0004, training.schedule.type=one-cycle training.schedule.length=100",
    "1, 0.001, training.schedule.type=one-cycle training.schedule.length=100"
        + " training.schedule.start-divisor=10",
    "100, 0.00001, training.schedule.type=one-cycle training.schedule.length=100"
        + " training.schedule.start-divisor=10 training.schedule.end-divisor=100",
    "50, 0.01, training.schedule.type=one-cycle training.schedule.length=100"
        + " training.schedule.rise=0.5",
  })
  void keys_make_the_curve(long update, double expected, String settings) {
    assertThat(rate(update, settings)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void restarts_bring_the_peak_back() {
    String cosine = "training.schedule.type=cosine training.schedule.length=10";
    assertThat(rate(11, cosine)).isEqualTo(1e-5);
    assertThat(rate(11, cosine + " training.schedule.restarts=2")).isEqualTo(0.01);
    assertThat(rate(31, cosine + " training.schedule.restarts=2")).isEqualTo(0.01);
    assertThat(rate(21, cosine + " training.schedule.restarts=1")).isEqualTo(0.01);
  }

  @Test
  void every_type_can_be_created() {
    for (String type : ScheduleConfig.TYPES) {
      RunConfig config =
          Toys.config("training.schedule.type=" + type, "training.schedule.length=10");
      LearningRateSchedule schedule = Schedules.create(config.training());
      assertThat(schedule.learningRate(3)).as(type).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"step, '0.01 0.005 0.0025'", "exponential, '0.01 0.005 0.0025'"})
  void decay_by_epochs_follows_the_epochs_of_training(String type, String expected) {
    RunConfig config =
        Toys.config(
            "training.schedule.type=" + type,
            "training.schedule.decay-every=1e",
            "training.max-epochs=3",
            "training.accumulate=2");
    List<String> rates = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      Learner learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
      new Trainer(
              learner,
              config.training(),
              Toys.batcher(Toys.corpus(32, 1), config),
              () -> new ValidationResult(1, 1, 1),
              state -> {},
              List.of(
                  event -> {
                    if (event instanceof UpdateDone done && done.state().batch() == 4) {
                      rates.add(Double.toString(done.result().learningRate()));
                    }
                  }))
          .train(TrainingState.start(learner.schedule()));
    }
    assertThat(String.join(" ", rates)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.schedule.type=cosine|'training.schedule.type' is cosine but"
            + " 'training.schedule.length' is 0: say at which update after warm-up the rate has"
            + " come down",
        "training.schedule.type=one-cycle training.schedule.length=9 training.warmup-updates=3|"
            + "'training.warmup-updates' is 3 but one-cycle rises by itself: set it to 0 and"
            + " training.schedule.rise instead",
        "training.clip-value=0.5|'training.clip-value' is 0.5 and 'training.clip-norm' is 1.0: set"
            + " one of them to 0",
        "training.swa.from=3e training.average=0.9|'training.swa.from' is 3e and 'training.average'"
            + " is 0.9: only one mean is kept: set training.average to 0 or training.swa.from to"
            + " none",
        "training.swa.from=3e training.swa.learning-rate=0.1 training.swa.high-learning-rate=0.2|"
            + "'training.swa.high-learning-rate' is set but 'training.swa.from' is 3e and"
            + " 'training.swa.every' is 1e: cycles need both in updates, such as 5000u and 500u",
        "training.swa.high-learning-rate=0.2|'training.swa.high-learning-rate' is 0.2 but"
            + " 'training.swa.learning-rate' is 0.0: it must be above 0 and not above it",
      })
  void settings_that_exclude_each_other_are_refused(String settings, String message) {
    assertThatThrownBy(() -> Toys.config(settings.split(" ")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }
}
