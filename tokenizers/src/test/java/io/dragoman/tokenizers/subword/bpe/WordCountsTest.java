package io.dragoman.tokenizers.subword.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tokenizers.vocab.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordCountsTest {
  @Test
  void only_spaces_separate_words() {
    WordCounts counts = new WordCounts();
    counts.addLine("  a b\u00A0c  a\td \r");
    assertThat(counts.format()).isEqualTo("a 1\nb\u00A0c 1\na\td 1\n");
  }

  @Test
  void frequent_words_come_first_and_equal_ones_as_first_seen() {
    WordCounts counts = new WordCounts();
    counts.addLine("z y x y");
    counts.add("w", 2);
    assertThat(counts.format()).isEqualTo("y 2\nw 2\nz 1\nx 1\n");
    assertThat(counts.atLeast(2)).containsExactlyInAnyOrder("y", "w");
    assertThat(counts.distinct()).isEqualTo(4);
  }

  @Test
  void counts_add_up() {
    WordCounts first = new WordCounts();
    first.addLine("a b");
    WordCounts second = new WordCounts();
    second.addLine("b c b");
    first.addAll(second);
    assertThat(first.count("b")).isEqualTo(3);
    assertThat(first.format()).isEqualTo("b 3\na 1\nc 1\n");
  }

  @Test
  void a_dictionary_is_read_back(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("d"), "ab 12\n\u00E9 3\n");
    assertThat(WordCounts.read(file).format()).isEqualTo("ab 12\n\u00E9 3\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"word", "word x", "two words 3", "", "word 99999999999999999999"})
  void a_line_that_is_no_entry_is_refused(String line) {
    assertThatThrownBy(() -> new WordCounts().addEntry(line, Path.of("d.txt"), 1_234))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(
            "d.txt: line 1,234: '" + line + "' is not a word and its count: write 'word 12'");
  }
}
