package io.dragoman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.ConfigReader;
import io.dragoman.config.RunConfig;
import io.dragoman.experiment.ValidationBleu;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.subword.SubwordSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings to start from. */
class ConfigFilesTest {
  private static final Path FOLDER = Path.of("configs");

  @Test
  void every_file_is_read_and_has_room_for_the_pieces_it_learns() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(5);
      for (Path file : all) {
        RunConfig config = ConfigReader.read(file, List.of());
        SubwordSpec target = SubwordSpec.parse(config.data().targetSubwords());
        int kept = config.data().targetVocabularySize(); // 0 is all
        assertThat(target.learns() && kept > 0 ? target.size() : 0)
            .as("pieces of %s", file)
            .isLessThanOrEqualTo(kept);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "enja50k.yaml, 人生を送った。, 人生 ￭を ￭送っ ￭た ￭。, char",
    "tatoeba-en-zh.yaml, 我爱北京。, 我 ￭爱 ￭北京 ￭。, zh"
  })
  void texts_without_spaces_are_cut_into_words_and_scored_fairly(
      String file, String line, String tokens, String bleu) {
    RunConfig config = ConfigReader.read(FOLDER.resolve(file), List.of());
    TextTokenizer tokenizer = TextTokenizers.create(config.data().targetTokenizer());
    assertThat(String.join(" ", tokenizer.tokenize(line))).isEqualTo(tokens);
    assertThat(ValidationBleu.of(config)).hasToString(bleu);
  }
}
