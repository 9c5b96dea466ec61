package io.dragoman.examples.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.training.Workers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class EpochLoopTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private int kept;

  private double run(LongSupplier clock, double minutes, List<Double> errors, String... settings) {
    Recognizer recognizer = ToyFrames.recognizer(settings);
    Deque<Double> left = new ArrayDeque<>(errors);
    try (Workers workers = new Workers(1)) {
      EpochTrainer<?> trainer =
          new EpochTrainer<>(
              new RecognizerObjective(recognizer),
              new ToyFrames(16),
              recognizer::pack,
              recognizer.model().parameters().all(),
              recognizer.config().training(),
              workers);
      PrintStream stream = new PrintStream(log, true, UTF_8);
      return new EpochLoop(trainer, recognizer.config().training(), clock, stream)
          .run(minutes, left::remove, () -> kept++);
    }
  }

  private List<String> lines() {
    return log.toString(UTF_8).lines().toList();
  }

  @Test
  void keeps_the_model_whenever_it_is_better_than_before() {
    double least = run(() -> 0, 10, List.of(50.0, 60.0, 40.0, 40.0), "training.max-epochs=4");
    assertThat(least).isEqualTo(40);
    assertThat(kept).isEqualTo(2);
    assertThat(lines()).hasSize(4);
    assertThat(lines().get(0))
        .matches("epoch 1   loss [0-9.]+  error 50.00%, the least  after 0.0 minutes");
    assertThat(lines().get(1)).endsWith("  error 60.00%  after 0.0 minutes");
  }

  @Test
  void ends_when_nothing_gets_better() {
    run(
        () -> 0,
        10,
        List.of(50.0, 60.0, 60.0),
        "training.max-epochs=9",
        "training.early-stopping-patience=2");
    assertThat(lines()).hasSize(3);
  }

  @Test
  void ends_when_the_time_is_over_but_keeps_what_there_is() {
    long[] now = {0};
    LongSupplier clock = () -> now[0] += 20_000_000_000L;
    run(clock, 1, List.of(50.0), "training.max-epochs=9");
    assertThat(lines()).hasSize(1);
    assertThat(kept).isEqualTo(1);
  }

  @Test
  void validates_averaged_weights_if_there_are() {
    Recognizer recognizer = ToyFrames.recognizer("training.average=0.9", "training.max-epochs=1");
    try (Workers workers = new Workers(1)) {
      EpochTrainer<?> trainer =
          new EpochTrainer<>(
              new RecognizerObjective(recognizer),
              new ToyFrames(64),
              recognizer::pack,
              recognizer.model().parameters().all(),
              recognizer.config().training(),
              workers);
      float[][] validated = new float[1][];
      new EpochLoop(
              trainer, recognizer.config().training(), () -> 0, new PrintStream(log, true, UTF_8))
          .run(
              1,
              () -> {
                validated[0] = weight(recognizer);
                return 1;
              },
              () -> {});
      assertThat(weight(recognizer)).isNotEqualTo(validated[0]);
    }
  }

  private static float[] weight(Recognizer recognizer) {
    return recognizer.model().parameters().get("decoder.output.weight").value().toArray();
  }
}
