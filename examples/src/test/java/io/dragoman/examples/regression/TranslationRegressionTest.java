package io.dragoman.examples.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TrainingFiles;
import io.dragoman.experiment.TrainingRun;
import io.dragoman.testing.TestedTranslator;
import io.dragoman.testing.TranslationModelExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How users test what their model must not forget. A model of one's own is named by {@link
 * io.dragoman.testing.TranslationModelTest}; this one is trained first, to know eight sentences.
 */
class TranslationRegressionTest {
  private static final String[][] PAIRS = {
    {"das ist gut", "that is good"},
    {"das ist nicht gut", "that is not good"},
    {"das ist klein", "that is small"},
    {"das ist nicht klein", "that is not small"},
    {"er ist gut", "he is good"},
    {"er ist nicht gut", "he is not good"},
    {"er ist klein", "he is small"},
    {"er ist nicht klein", "he is not small"},
  };

  @TempDir static Path folder;

  @RegisterExtension
  static final TranslationModelExtension MODEL =
      TranslationModelExtension.of(() -> folder.resolve("model"));

  @BeforeAll
  static void train() throws IOException {
    List<String> german = new ArrayList<>();
    List<String> english = new ArrayList<>();
    for (String[] pair : PAIRS) {
      german.add(pair[0]);
      english.add(pair[1]);
    }
    Path source = Files.write(folder.resolve("text.de"), german);
    Path target = Files.write(folder.resolve("text.en"), english);
    RunConfig config =
        RunConfig.standard()
            .with(
                "data.vocabulary-min-frequency=1",
                "model.encoder.embedding=16",
                "model.encoder.hidden=16",
                "model.decoder.embedding=16",
                "model.decoder.hidden=16",
                "model.decoder.readout=16",
                "model.attention.units=16",
                "model.dropout.embedding=0",
                "model.dropout.readout=0",
                "training.batch-size=8",
                "training.optimizer.learning-rate=0.02",
                "training.validate-every=120u",
                "training.checkpoint-every=120u",
                "training.max-epochs=120");
    TrainingFiles files = TrainingFiles.of(source, target, source, target);
    try (TrainingRun run =
        TrainingRun.prepare(files, folder.resolve("model"), config, "regression test")) {
      run.run(List.of());
    }
  }

  @Test
  void a_sentence_keeps_its_translation(TestedTranslator translator) {
    translator.assertTranslation("das ist nicht klein", "that is not small");
  }

  @ParameterizedTest
  @CsvSource({
    "das ist nicht gut,that is not good,that is good",
    "er ist gut,he is good,he is not good",
    "er ist klein,he is small,that is small"
  })
  void what_matters_is_not_lost(
      String line, String right, String wrong, TestedTranslator translator) {
    translator.assertPrefers(line, right, wrong);
  }

  @Test
  void probabilities_can_be_asked_for(TestedTranslator translator) {
    assertThat(translator.logProbability("das ist gut", "that is good"))
        .isGreaterThan(Math.log(0.5));
  }
}
