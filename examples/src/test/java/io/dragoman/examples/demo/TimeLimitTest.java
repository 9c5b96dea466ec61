package io.dragoman.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.training.Learner;
import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingState;
import io.dragoman.training.TrainingState.Best;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private static final TrainingEvent UPDATE =
      new UpdateDone(
          new TrainingState(1, 1, 1, new LearningRateSchedule.State(0, 0, 0), new Best(0, 0), 0),
          10,
          new Learner.Update(Loss.NONE, 0, 0),
          1,
          1);

  private long nanos = Long.MAX_VALUE - 5; // clocks may start anywhere
  private int stops;

  @Test
  void stops_once_after_the_time() {
    TimeLimit limit = new TimeLimit(0.5, () -> nanos, () -> stops++);
    nanos += 29_999_999_999L;
    limit.on(UPDATE);
    assertThat(limit.isReached()).isFalse();
    nanos += 1;
    limit.on(UPDATE);
    limit.on(UPDATE);

    assertThat(limit.isReached()).isTrue();
    assertThat(stops).isEqualTo(1);
  }
}
