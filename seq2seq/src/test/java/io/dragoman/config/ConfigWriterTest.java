package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigWriterTest {
  @TempDir Path folder;

  @Test
  void a_written_configuration_reads_as_the_same() throws IOException {
    RunConfig config =
        RunConfig.standard()
            .with(
                "data.source-tokenizer=analyzer:org.example.A$B",
                "training.optimizer.epsilon=1e-12",
                "training.optimizer.learning-rate=0.00003",
                "training.checkpoint-every=250u",
                "model.dropout.layers=0.3");
    Path file = folder.resolve("config.yaml");

    ConfigWriter.write(config, file);

    assertThat(ConfigReader.read(file, List.of())).isEqualTo(config);
  }

  @Test
  void every_key_is_written() {
    String yaml = ConfigWriter.format(RunConfig.standard());

    assertThat(yaml)
        .startsWith("data:\n  source-tokenizer: words\n")
        .contains("  optimizer:\n    type: adam\n    learning-rate: 0.001\n")
        .doesNotContain("#");
    assertThat(yaml.lines()).hasSize(ConfigKeys.paths().size() + ConfigKeys.sections().size());
  }

  @Test
  void the_table_has_exactly_the_keys_of_the_records() {
    assertThat(ConfigKeys.paths())
        .containsExactlyInAnyOrderElementsOf(ConfigRecords.types(RunConfig.class).keySet());
  }

  @Test
  void the_defaults_are_in_their_ranges() {
    ConfigRecords.flatten(RunConfig.standard())
        .forEach(
            (path, value) ->
                assertThat(ConfigKeys.get(path).range().contains(value)).as(path).isTrue());
  }

  @Test
  void the_template_reads_as_the_defaults() {
    assertThat(ConfigReader.parse("t.yaml", ConfigTemplate.text())).isEqualTo(RunConfig.standard());
  }

  @Test
  void the_template_comments_every_key_with_meaning_range_and_default() {
    List<String> lines = ConfigTemplate.text().lines().toList();
    int keys = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      assertThat(lines.get(i - 1)).as("comment above '%s'", line).contains("# ");
      if (!line.endsWith(":")) {
        String value = line.substring(line.indexOf(' ') + 1);
        assertThat(lines.get(i - 1)).matches(" +# \\(.+; default \\Q" + value + "\\E\\)");
        assertThat(lines.get(i - 2)).matches(" +# [A-Z].+\\.");
        keys++;
      }
    }
    assertThat(keys).isEqualTo(ConfigKeys.paths().size());
  }

  @ParameterizedTest
  @CsvSource({
    "multi30k-a.yaml, 256, 512, 512",
    "multi30k-b.yaml, 512, 1024, 1024",
  })
  void the_example_configurations_have_their_sizes(
      String name, int embedding, int hidden, int readout) {
    RunConfig config = ConfigReader.read(Path.of("../examples/configs", name), List.of());

    assertThat(config.model().encoder().embedding()).isEqualTo(embedding);
    assertThat(config.model().decoder().embedding()).isEqualTo(embedding);
    assertThat(config.model().encoder().hidden()).isEqualTo(hidden);
    assertThat(config.model().decoder().hidden()).isEqualTo(hidden);
    assertThat(config.model().decoder().readout()).isEqualTo(readout);
    assertThat(config.model().attention().units()).isEqualTo(512);
    assertThat(config.data().sourceTokenizer()).isEqualTo("whitespace");
    assertThat(config.data().sourceVocabularySize()).isEqualTo(8000);
    assertThat(config.training().batchSize()).isEqualTo(64);
  }
}
