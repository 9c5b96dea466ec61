package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.optim.LearningRateSchedule.State;
import org.junit.jupiter.api.Test;

class PlateauScheduleTest {
  private static PlateauSchedule schedule(int warmup, int patience, double minimum) {
    return new PlateauSchedule(0.8, new PlateauSchedule.Config(warmup, patience, 0.5, minimum));
  }

  @Test
  void the_rate_rises_linearly_and_then_stays() {
    PlateauSchedule schedule = schedule(4, 1, 0);
    assertThat(schedule.learningRate(1)).isCloseTo(0.2, within(1e-12));
    assertThat(schedule.learningRate(3)).isCloseTo(0.6, within(1e-12));
    assertThat(schedule.learningRate(4)).isEqualTo(0.8);
    assertThat(schedule.learningRate(1_000_000)).isEqualTo(0.8);
    assertThat(schedule(0, 1, 0).learningRate(1)).isEqualTo(0.8);
  }

  @Test
  void validations_in_a_row_without_improvement_reduce_the_rate() {
    PlateauSchedule schedule = schedule(0, 2, 0);
    assertThat(schedule.validated(10)).isFalse();
    assertThat(schedule.validated(10)).isFalse();
    assertThat(schedule.validated(11)).isFalse(); // starts the count anew
    assertThat(schedule.validated(9)).isFalse();
    assertThat(schedule.learningRate(9)).isEqualTo(0.8);
    assertThat(schedule.validated(Double.NaN)).isTrue();
    assertThat(schedule.learningRate(9)).isEqualTo(0.4);
    assertThat(schedule.validated(10)).isFalse();
    assertThat(schedule.validated(11)).isTrue();
    assertThat(schedule.learningRate(9)).isEqualTo(0.2);
  }

  @Test
  void the_rate_is_not_reduced_below_the_minimum() {
    PlateauSchedule schedule = schedule(0, 1, 0.3);
    schedule.validated(1);
    assertThat(schedule.validated(0)).isTrue();
    assertThat(schedule.validated(0)).isTrue();
    assertThat(schedule.learningRate(9)).isEqualTo(0.3);
    assertThat(schedule.validated(0)).isFalse();
    assertThat(schedule.learningRate(9)).isEqualTo(0.3);
  }

  @Test
  void a_minimum_above_the_first_rate_does_not_raise_it() {
    assertThat(schedule(0, 1, 2).learningRate(1)).isEqualTo(0.8);
  }

  @Test
  void a_patience_of_zero_never_reduces() {
    PlateauSchedule schedule = schedule(0, 0, 0);
    for (int i = 0; i < 100; i++) {
      assertThat(schedule.validated(-i)).isFalse();
    }
    assertThat(schedule.learningRate(100)).isEqualTo(0.8);
  }

  @Test
  void a_restored_schedule_goes_on_as_the_first() {
    PlateauSchedule first = schedule(0, 3, 0);
    for (double score : new double[] {5, 4, 3, 2, 1}) {
      first.validated(score);
    }
    assertThat(first.state()).isEqualTo(new State(1, 5, 1));
    PlateauSchedule second = schedule(0, 3, 0);
    second.restore(first.state());
    for (double score : new double[] {4.5, 4.9, 6, 1, 1, 1}) {
      assertThat(second.validated(score)).isEqualTo(first.validated(score));
      assertThat(second.learningRate(7)).isEqualTo(first.learningRate(7));
    }
    assertThat(second.state()).isEqualTo(new State(3, 6, 0));
  }

  @Test
  void values_out_of_range_are_refused() {
    assertThatThrownBy(() -> new PlateauSchedule.Config(-1, 1, 0.5, 0))
        .hasMessage("schedule.warmup: -1 must be 0 or more");
    assertThatThrownBy(() -> new PlateauSchedule.Config(0, -1, 0.5, 0))
        .hasMessage("schedule.patience: -1 must be 0 or more");
    assertThatThrownBy(() -> new PlateauSchedule.Config(0, 1, 1, 0))
        .hasMessage("schedule.factor: 1.0 must be between 0 and 1");
    assertThatThrownBy(() -> new PlateauSchedule.Config(0, 1, 0.5, -1e-9))
        .hasMessage("schedule.minimum: -1.0E-9 must be 0 or more");
  }
}
