package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.RunConfig;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent.UpdateDone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that learn from easy pairs first. */
@Timeout(120)
class CurriculumTrainingTest {
  @TempDir private Path directory;
  private TrainingFiles files;
  private final List<UpdateDone> updates = new ArrayList<>();

  @BeforeEach
  void writeTexts() throws IOException {
    files = ToyFiles.write(directory);
  }

  private static RunConfig config(String... settings) {
    return ToyFiles.config(
            "training.curriculum.difficulty=length",
            "training.curriculum.updates=40",
            "training.curriculum.start=0.05",
            "training.max-updates=70")
        .with(settings);
  }

  private Map<String, Integer> train(String model, RunConfig config) {
    updates.clear();
    try (TrainingRun run = TrainingRun.prepare(files, directory.resolve(model), config, "train")) {
      run.run(
          List.of(
              event -> {
                if (event instanceof UpdateDone done) {
                  updates.add(done);
                }
              }));
      return Toys.bits(run.model());
    }
  }

  /** Sentences and source words of each epoch. */
  private Map<Integer, double[]> epochs() {
    Map<Integer, double[]> epochs = new TreeMap<>();
    for (UpdateDone each : updates) {
      double[] sums = epochs.computeIfAbsent(each.state().epoch(), epoch -> new double[2]);
      sums[0] += each.sentences();
      sums[1] += each.sourceTokens();
    }
    return epochs;
  }

  @Test
  void epochs_grow_from_short_sentences_to_the_whole_text() {
    train("model", config("training.max-epochs=5", "training.max-updates=0"));
    Map<Integer, double[]> epochs = epochs();
    double[] before = {0, 0};
    for (double[] each : epochs.values()) {
      assertThat(each[0]).isGreaterThanOrEqualTo(before[0]);
      before = each;
    }
    assertThat(epochs.get(1)[0]).isBetween(10.0, 60.0); // those of one word
    assertThat(epochs.get(1)[1]).isEqualTo(2 * epochs.get(1)[0]); // the word and the end
    assertThat(epochs.get(5)[0]).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training.accumulate=1",
        "training.accumulate=3 training.curriculum.difficulty=rarity",
        "data.corpus-weights=1.4 data.source-subwords=learn-bpe:12 data.subword-dropout=0.3"
      })
  void interrupted_training_ends_with_the_same_bits(String settings) {
    RunConfig config = config(settings.split(" "));
    Map<String, Integer> whole = train("whole", config);
    List<Integer> batches = updates.stream().map(UpdateDone::batchesInEpoch).toList();
    List<Integer> parts = new ArrayList<>();
    Map<String, Integer> last = Map.of();
    for (int end : new int[] {1, 9, 30, 70}) {
      last = train("parts", config.with("training.max-updates=" + end));
      updates.forEach(each -> parts.add(each.batchesInEpoch()));
    }
    assertThat(parts).isEqualTo(batches);
    assertThat(last).isEqualTo(whole);
    assertThat(batches.get(0)).isLessThan(batches.get(69));
  }
}
