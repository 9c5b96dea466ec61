package io.dragoman.examples.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.training.TrainingException;
import io.dragoman.training.Workers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class FrameTrainingTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private int saved;

  private double run(
      Recognizer recognizer,
      TrainingExamples examples,
      int threads,
      LongSupplier clock,
      DoubleSupplier error) {
    try (Workers workers = new Workers(threads)) {
      return new FrameTraining<>(
              new RecognizerObjective(recognizer),
              examples,
              recognizer::pack,
              recognizer.model().parameters(),
              recognizer.config().training(),
              workers,
              clock,
              new PrintStream(log, true, UTF_8))
          .run(1, error, () -> saved++);
    }
  }

  private double run(LongSupplier clock, List<Double> errors, String... settings) {
    Deque<Double> left = new ArrayDeque<>(errors);
    return run(ToyFrames.recognizer(settings), new ToyFrames(16), 1, clock, left::remove);
  }

  private List<String> lines() {
    return log.toString(UTF_8).lines().toList();
  }

  private static Parameter weight(Recognizer recognizer) {
    return recognizer.model().parameters().get("decoder.output.weight");
  }

  private float[] trained(int threads) {
    Recognizer recognizer =
        ToyFrames.recognizer("model.dropout.readout=0.2", "training.max-epochs=2");
    run(recognizer, new ToyFrames(50), threads, () -> 0, () -> -lines().size());
    return weight(recognizer).value().toArray();
  }

  @Test
  void threads_do_not_change_the_weights() {
    assertThat(trained(3)).containsExactly(trained(1));
  }

  @Test
  void saves_the_model_whenever_it_is_better_than_before() {
    double least = run(() -> 0, List.of(50.0, 60.0, 40.0, 40.0), "training.max-epochs=4");
    assertThat(least).isEqualTo(40);
    assertThat(saved).isEqualTo(2);
    assertThat(lines()).hasSize(4);
    assertThat(lines().get(0))
        .matches("epoch 1   loss [0-9.]+  error 50.00%, the least  after 0.0 minutes");
    assertThat(lines().get(1)).endsWith("  error 60.00%  after 0.0 minutes");
  }

  @Test
  void ends_when_nothing_gets_better() {
    run(
        () -> 0,
        List.of(50.0, 60.0, 60.0),
        "training.max-epochs=9",
        "training.early-stopping-patience=2");
    assertThat(lines()).hasSize(3);
  }

  @Test
  void ends_within_an_epoch_when_the_time_is_over_but_keeps_what_there_is() {
    long[] now = {0};
    LongSupplier clock = () -> now[0] += 20_000_000_000L;
    run(clock, List.of(50.0), "training.max-epochs=9", "training.batch-size=2");
    assertThat(lines()).hasSize(1);
    assertThat(now[0]).isLessThan(8 * 20_000_000_000L); // there are eight batches
    assertThat(saved).isEqualTo(1);
  }

  @Test
  void validates_averaged_weights_and_leaves_the_best_in_the_model() {
    Recognizer recognizer = ToyFrames.recognizer("training.average=0.9", "training.max-epochs=2");
    float[][] validated = new float[2][];
    int[] epoch = {0};
    run(
        recognizer,
        new ToyFrames(64),
        1,
        () -> 0,
        () -> {
          validated[epoch[0]] = weight(recognizer).value().toArray();
          return epoch[0]++;
        });
    assertThat(validated[1]).isNotEqualTo(validated[0]);
    assertThat(weight(recognizer).value().toArray()).isEqualTo(validated[0]);
  }

  @Test
  void frames_that_are_not_numbers_stop_training_and_change_nothing() {
    Recognizer recognizer = ToyFrames.recognizer();
    float[] before = weight(recognizer).value().toArray();
    TrainingExamples broken =
        new TrainingExamples() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public FrameExample get(int epoch, int index) {
            return new FrameExample(new float[][] {{Float.NaN, 0, 0}}, new int[] {4}, 1);
          }
        };
    assertThatThrownBy(() -> run(recognizer, broken, 1, () -> 0, () -> 1))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("update 1 in epoch 1: the gradient of ")
        .hasMessageContaining(" is not finite");
    assertThat(weight(recognizer).value().toArray()).containsExactly(before);
  }
}
