package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TrainingConfig;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.training.Learner;
import io.dragoman.training.TrainingEvent.CheckpointSaved;
import io.dragoman.training.TrainingEvent.Finished;
import io.dragoman.training.TrainingEvent.Started;
import io.dragoman.training.TrainingEvent.StopReason;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import io.dragoman.training.TrainingState;
import io.dragoman.training.TrainingState.Best;
import io.dragoman.training.ValidationResult;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private static final int BATCHES = 40;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final TrainingConfig config =
      RunConfig.standard().with("training.max-epochs=2").training();
  private long nanos;

  private TrainingProgress progress(int columns) {
    Console console =
        Console.of(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, columns);
    return new TrainingProgress(config, console, () -> nanos);
  }

  private void seconds(double passed) {
    nanos += (long) (passed * 1e9);
  }

  private static TrainingState state(int update) {
    int epoch = (update + BATCHES - 1) / BATCHES;
    return new TrainingState(
        update,
        Math.max(1, epoch),
        update - (Math.max(1, epoch) - 1) * BATCHES,
        new LearningRateSchedule.State(0, 0, 0),
        new Best(0, -Double.MAX_VALUE),
        0);
  }

  private static UpdateDone update(int number) {
    Loss loss = new Loss(2_000, 1_500, 100, 1_000);
    return new UpdateDone(state(number), BATCHES, new Learner.Update(loss, 1.0, 0.0005), 64, 1_000);
  }

  private static Validated validated(int update, boolean improved) {
    return new Validated(
        state(update), new ValidationResult(Math.log(4), 0.5, 31.254), improved, 0.0005);
  }

  private String shown() {
    return err.toString(UTF_8);
  }

  @Test
  void a_pipe_gets_a_line_every_ten_seconds() {
    TrainingProgress progress = progress(0);
    progress.on(new Started(state(0), BATCHES));
    for (int i = 1; i <= 12; i++) {
      seconds(2);
      progress.on(update(i));
    }

    assertThat(shown())
        .isEqualTo(
            "epoch 1/2  update 5  500 tokens/s  loss 1.500  lr 0.0005  ETA 2:30\n"
                + "epoch 1/2  update 10  500 tokens/s  loss 1.500  lr 0.0005  ETA 2:20\n");
  }

  @Test
  void validation_is_a_line_of_its_own_and_its_bleu_stays() {
    TrainingProgress progress = progress(0);
    progress.on(new Started(state(0), BATCHES));
    progress.on(validated(40, true));
    progress.on(validated(80, false));
    seconds(10);
    progress.on(update(41));

    assertThat(shown())
        .isEqualTo(
            "epoch 1  update 40  validation: loss 1.386  perplexity 4.00  accuracy 50.0%  BLEU 31.25"
                + " (best)  lr 0.0005\n"
                + "epoch 2  update 80  validation: loss 1.386  perplexity 4.00  accuracy 50.0%  BLEU"
                + " 31.25  lr 0.0005\n"
                + "epoch 2/2  update 41  100 tokens/s  loss 1.500  BLEU 31.3  lr 0.0005  ETA 6:30\n");
  }

  @Test
  void validation_and_checkpoints_do_not_slow_the_speed_but_count_for_the_time_left() {
    TrainingProgress progress = progress(0);
    progress.on(new Started(state(0), BATCHES));
    seconds(1);
    progress.on(update(40));
    seconds(90);
    progress.on(validated(40, true));
    seconds(10);
    progress.on(new CheckpointSaved(state(40), true));
    seconds(1);
    progress.on(update(41));

    assertThat(shown())
        .endsWith(
            "update 41  1,000 tokens/s  loss 1.500  BLEU 31.3  lr 0.0005"
                + "  ETA 2:17\n"); // 39 updates of 1 s and 39/40 of a pause of 100 s
  }

  @Test
  void a_clock_that_stands_still_divides_nothing_by_zero() {
    TrainingProgress progress = progress(200);
    nanos = 1_000_000_000;
    progress.on(new Started(state(0), 0));
    progress.on(new UpdateDone(state(0), 0, new Learner.Update(Loss.NONE, 0, 0), 0, 0));

    assertThat(shown()).contains("  0 tokens/s  loss 0.000  lr 0  ETA 0:00").doesNotContain("NaN");
  }

  @Test
  void a_terminal_gets_a_bar_that_is_written_over_and_taken_away() {
    TrainingProgress progress = progress(120);
    progress.on(new Started(state(0), BATCHES));
    seconds(2);
    progress.on(update(10));
    seconds(0.01);
    progress.on(update(11)); // too soon to be shown
    progress.on(new Finished(state(11), StopReason.REQUESTED));

    assertThat(shown())
        .isEqualTo(
            "\r\u001B[Kepoch 1/2 ━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ 25%  update 10  500 tokens/s  loss 1.500"
                + "  lr 0.0005  ETA 2:20\r\u001B[K");
  }

  @Test
  void a_bar_never_fills_the_whole_width() {
    for (int columns = 1; columns <= 130; columns++) {
      err.reset();
      TrainingProgress progress = progress(columns);
      progress.on(new Started(state(0), BATCHES));
      progress.on(validated(40, true));
      err.reset();
      seconds(2);
      progress.on(update(45));

      String line = shown().replace("\r\u001B[K", "");
      assertThat(line.length()).isLessThan(columns).isGreaterThan(Math.min(columns - 2, 55));
    }
  }

  @Test
  void numbers_are_brief() {
    assertThat(TrainingProgress.brief(0.0005)).isEqualTo("0.0005");
    assertThat(TrainingProgress.brief(0.00012345)).isEqualTo("0.000123");
    assertThat(TrainingProgress.brief(0.0000125)).isEqualTo("1.25e-5");
    assertThat(TrainingProgress.brief(1)).isEqualTo("1");
    assertThat(TrainingProgress.brief(0)).isEqualTo("0");
  }
}
