package io.dragoman.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.config.RunConfig;
import io.dragoman.io.ParameterFiles;
import io.dragoman.model.EncoderConfig;
import io.dragoman.nn.ParameterStore;
import io.dragoman.sequence.TextStreams.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelTest {
  private static final List<String> LINES = Collections.nCopies(120, "abcd efgh");

  @TempDir Path folder;

  private static LanguageModel fresh(boolean tied) {
    TextTokens tokens = TextTokens.count(LINES, true, 1);
    return LanguageModel.create(tokens, new EncoderConfig(16, "lstm", 16, 1, false), 0.1f, tied, 1);
  }

  private static LanguageModel trained(boolean tied, int threads) {
    LanguageModel model = fresh(tied);
    TextStreams text = text(model, 2);
    try (SequenceTrainer<Window> trainer =
        new SequenceTrainer<>(
            TextStreams.objective(model.network()),
            model.network().parameters(),
            RunConfig.standard()
                .with(
                    "training.max-epochs=15",
                    "training.optimizer.learning-rate=0.02",
                    "training.threads=" + threads)
                .training())) {
      trainer.train(text, () -> model.meanLoss(text), result -> {});
    }
    return model;
  }

  private static TextStreams text(LanguageModel model, int shards) {
    return new TextStreams(model.tokens().encode(LINES), 4, 20, shards);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void learns_a_text_that_repeats_and_writes_it(boolean tied) {
    LanguageModel model = trained(tied, 1);
    assertThat(model.meanLoss(text(model, 1))).isLessThan(0.2);
    assertThat(model.sample("abc", 7, 0.1, 1)).isEqualTo("abcd efgh\n");
    assertThat(model.logProbability("abcd efgh")).isGreaterThan(-3);
    assertThat(model.logProbability("abcd efgh"))
        .isGreaterThan(model.logProbability("hgfe dcba") + 10);
  }

  @Test
  void neither_threads_nor_windows_change_a_bit() {
    LanguageModel model = trained(false, 1);
    assertThat(trained(false, 3).meanLoss(text(model, 1)))
        .isEqualTo(model.meanLoss(text(model, 1)));
    int[] ids = model.tokens().encode(LINES);
    double whole = model.meanLoss(new TextStreams(ids, 2, 10_000, 1));
    assertThat(model.meanLoss(new TextStreams(ids, 2, 7, 2))).isCloseTo(whole, within(1e-6));
  }

  @Test
  void a_line_scores_as_the_beginning_of_a_text() {
    LanguageModel model = trained(false, 1);
    int[] ids = model.tokens().encode(List.of("", "abca"));
    TextStreams text = new TextStreams(ids, 1, 3, 1);
    assertThat(-model.meanLoss(text) * text.targets())
        .isCloseTo(model.logProbability("abca"), within(1e-4));
  }

  @Test
  void samples_repeat_with_the_seed() {
    LanguageModel model = fresh(false);
    assertThat(model.sample("a", 30, 1, 7)).isEqualTo(model.sample("a", 30, 1, 7));
    assertThat(model.sample("a", 30, 1, 7)).isNotEqualTo(model.sample("a", 30, 1, 8));
    assertThatThrownBy(() -> model.sample("a", 3, 0, 1))
        .hasMessage("temperature 0.0 must be above 0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_saved_model_scores_the_same(boolean tied) {
    LanguageModel model = fresh(tied);
    model.save(folder.resolve("lm"));
    LanguageModel loaded = LanguageModel.load(folder.resolve("lm"));
    assertThat(loaded.logProbability("abc h")).isEqualTo(model.logProbability("abc h"));
    assertThat(loaded.tokens().all()).isEqualTo(model.tokens().all());
  }

  @Test
  void other_folders_are_refused() throws IOException {
    ParameterFiles.save(folder.resolve("model.safetensors"), new ParameterStore(1), Map.of());
    assertThatThrownBy(() -> LanguageModel.load(folder))
        .hasMessage(folder + ": holds no language model: give a folder that language-model wrote");
    fresh(false).save(folder);
    Files.writeString(folder.resolve("tokens.txt"), "what\n");
    assertThatThrownBy(() -> LanguageModel.load(folder))
        .hasMessageStartingWith(folder.resolve("tokens.txt") + ": is damaged (");
  }
}
