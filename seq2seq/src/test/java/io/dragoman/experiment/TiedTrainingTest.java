package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import io.dragoman.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training, saving and loading models whose tables of words are one. */
@Timeout(120)
class TiedTrainingTest {
  @TempDir Path directory;
  private TrainingFiles files;

  @BeforeEach
  void writeTexts() throws IOException {
    files = ToyFiles.write(directory);
  }

  private static RunConfig config(String ties, String... settings) {
    return ToyFiles.config(
            "model.encoder.embedding=16",
            "model.decoder.embedding=16",
            "model.decoder.readout=16",
            "model.tied-embeddings=" + ties)
        .with(settings);
  }

  private TrainingState train(RunConfig config) {
    try (TrainingRun run = TrainingRun.prepare(files, directory.resolve("m"), config, "train")) {
      return run.run(List.of());
    }
  }

  @Test
  void a_table_for_source_target_and_output_is_saved_once_and_loaded() {
    train(config("all", "training.max-updates=3"));
    TranslationModel model = TranslationModel.load(directory.resolve("m"));
    assertThat(model.source().vocabulary()).isEqualTo(model.target().vocabulary());
    Path file = model.checkpoint().directory().resolve("model.safetensors");
    try (SafetensorsReader reader = Safetensors.open(file)) {
      assertThat(reader.names())
          .contains("encoder.embedding.weight", "decoder.output.bias")
          .doesNotContain("decoder.embedding.weight", "decoder.output.weight");
    }
  }

  @Test
  void a_resumed_run_ends_with_the_bits_of_one_that_was_not_stopped() throws IOException {
    train(config("target", "training.max-updates=6"));
    byte[] expected = Files.readAllBytes(newest());
    files = ToyFiles.write(Files.createDirectory(directory.resolve("again")));
    Path second = directory.resolve("second");
    for (int updates : new int[] {3, 6}) {
      RunConfig config =
          config("target", "training.max-updates=" + updates, "training.checkpoint-every=1u");
      try (TrainingRun run = TrainingRun.prepare(files, second, config, "train")) {
        run.run(List.of());
      }
    }
    Path file = TranslationModel.load(second).checkpoint().directory();
    assertThat(Files.readAllBytes(file.resolve("model.safetensors"))).isEqualTo(expected);
  }

  private Path newest() {
    return TranslationModel.load(directory.resolve("m"))
        .checkpoint()
        .directory()
        .resolve("model.safetensors");
  }

  @Test
  void vocabularies_that_differ_are_refused() throws IOException {
    Path words = directory.resolve("words");
    train(config("none", "training.max-updates=1"));
    Files.copy(newest().resolveSibling("source.vocab"), words);
    files =
        new TrainingFiles(
            files.trainSources().get(0),
            files.trainTargets().get(0),
            files.validSource(),
            files.validTarget(),
            Optional.of(words),
            Optional.empty());
    assertThatThrownBy(() -> Sides.learn(files, config("all")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "model.tied-embeddings is all but the vocabularies differ: give the same file for"
                + " source and target, or none");
  }

  @Test
  void subwords_of_each_side_are_refused() {
    RunConfig config =
        config("all", "data.source-subwords=learn-bpe:60", "data.target-subwords=learn-bpe:60");
    assertThatThrownBy(() -> Sides.learn(files, config))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "model.tied-embeddings is all but source and target are cut into subwords of their"
                + " own: set data.joint-subwords to true");
    Sides sides = Sides.learn(files, config.with("data.joint-subwords=true"));
    assertThat(sides.source().vocabulary()).isEqualTo(sides.target().vocabulary());
  }
}
