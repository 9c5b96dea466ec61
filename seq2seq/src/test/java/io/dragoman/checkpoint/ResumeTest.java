package io.dragoman.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.training.TrainingState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResumeTest {
  private static final int UPDATES = 12; // two epochs of five updates and a part of the third

  /** The first update breaks everything; after a recovery the rate is 0.01. */
  private static final String DIVERGING =
      "training.divergence.action=recover training.divergence.snapshot-every=4"
          + " training.divergence.rate-factor=1e-302 training.divergence.loss-factor=9"
          + " training.optimizer.type=sgd training.optimizer.learning-rate=1e300"
          + " training.clip-norm=0";

  @TempDir Path directory;

  private static String[] settings(String kind, int updates, int threads) {
    List<String> all = new ArrayList<>(Arrays.asList(kind.split(" ")));
    all.add("training.max-updates=" + updates);
    all.add("training.threads=" + threads);
    all.add("training.validate-every=3u");
    all.add("training.decay-patience=1");
    return all.toArray(new String[0]);
  }

  private static Map<String, Integer> uninterrupted(String kind) {
    try (ToyRun run = new ToyRun(settings(kind, UPDATES, 1))) {
      run.train();
      return run.bits();
    }
  }

  @Test
  void a_run_stopped_after_any_update_ends_with_the_bits_of_one_that_never_stopped() {
    String kind = "training.optimizer.type=adam";
    Map<String, Integer> expected = uninterrupted(kind);
    TrainingState end = null;
    for (int stop = 1; stop <= UPDATES; stop++) {
      Path model = directory.resolve("model-" + stop);
      ToyRun.bits(model, settings(kind, stop, 2 - stop % 2));

      assertThat(ToyRun.bits(model, settings(kind, UPDATES, 1 + stop % 2)))
          .as("stopped after update %d", stop)
          .isEqualTo(expected);
      TrainingState state = Checkpoint.open(model.resolve("update-0000012")).state();
      end = end == null ? state : end;
      assertThat(state).isEqualTo(end);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training.optimizer.type=sgd training.optimizer.momentum=0.9",
        "training.optimizer.type=adafactor training.accumulate=2",
        "training.schedule.type=step training.schedule.decay-every=1e training.swa.from=1e"
            + " training.swa.every=2u training.swa.learning-rate=0.005",
        "training.schedule.type=cosine training.schedule.length=10 training.schedule.restarts=1"
            + " training.swa.from=4u training.swa.every=3u training.clip-norm=0"
            + " training.clip-value=0.02 training.freeze=decoder.embedding.*",
        DIVERGING,
        "training.optimizer.type=rmsprop training.optimizer.centered=true",
        "training.optimizer.type=sgd training.optimizer.momentum=0.9"
            + " training.optimizer.nesterov=true training.average=0.9",
        "training.optimizer.type=adamw training.average=0.99 training.batch-unit=tokens"
            + " training.batch-size=40 training.shards=3",
      })
  void a_run_stopped_after_every_update_ends_with_the_bits_of_one_that_never_stopped(String kind) {
    Map<String, Integer> bits = Map.of();
    for (int updates = 1; updates <= UPDATES; updates++) {
      bits = ToyRun.bits(directory, settings(kind, updates, 1 + updates % 2));
    }
    assertThat(bits).isEqualTo(uninterrupted(kind));
  }

  @Test
  void a_run_that_recovers_goes_on_from_the_copy_that_its_checkpoint_keeps() {
    ToyRun.bits(directory, settings(DIVERGING, 1, 1));
    assertThat(directory.resolve("update-0000001").resolve("good.safetensors")).exists();

    ToyRun.bits(directory, settings(DIVERGING, UPDATES, 1));
    Path end = directory.resolve("update-0000012");
    assertThat(Checkpoint.open(end).state().progress().divergence().recoveries()).isEqualTo(1);
    assertThat(end.resolve("good.safetensors")).doesNotExist(); // it is what the checkpoint holds
  }
}
