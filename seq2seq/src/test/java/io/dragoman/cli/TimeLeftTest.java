package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.RunConfig;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.training.TrainingState;
import io.dragoman.training.TrainingState.Best;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static TimeLeft timeLeft(String... settings) {
    return new TimeLeft(RunConfig.standard().with(settings).training());
  }

  private static TrainingState state(long update, int epoch, int batch) {
    return new TrainingState(
        update, epoch, batch, new LearningRateSchedule.State(0, 0, 0), new Best(0, 0), 0);
  }

  @Test
  void updates_left_are_those_of_all_epochs() {
    TimeLeft left = timeLeft("training.max-epochs=3");

    assertThat(left.updates(state(0, 1, 0), 100)).isEqualTo(300);
    assertThat(left.updates(state(130, 2, 30), 100)).isEqualTo(170);
    assertThat(left.updates(state(300, 3, 100), 100)).isZero();
  }

  @Test
  void a_limit_of_updates_ends_training_first() {
    TimeLeft left = timeLeft("training.max-epochs=3", "training.max-updates=150");

    assertThat(left.updates(state(130, 2, 30), 100)).isEqualTo(20);
    assertThat(left.updates(state(160, 2, 60), 100)).isZero();
  }

  @Test
  void pauses_count_as_often_as_they_come() {
    TimeLeft left = timeLeft("training.max-epochs=3", "training.validate-every=50u");
    left.validated(6_000_000_000L);
    left.saved(2_000_000_000L);
    left.validated(8_000_000_000L);

    assertThat(left.estimate(state(200, 2, 100), 100, 0.5))
        .isEqualTo(Duration.ofSeconds(50 + 2 * 8));
  }

  @Test
  void durations_are_written_as_clocks_do() {
    assertThat(TimeLeft.format(Duration.ZERO)).isEqualTo("0:00");
    assertThat(TimeLeft.format(Duration.ofSeconds(7))).isEqualTo("0:07");
    assertThat(TimeLeft.format(Duration.ofSeconds(3599))).isEqualTo("59:59");
    assertThat(TimeLeft.format(Duration.ofSeconds(3754))).isEqualTo("1:02:34");
    assertThat(TimeLeft.format(Duration.ofHours(51))).isEqualTo("51:00:00");
  }
}
