package io.dragoman.tokenizers.subword.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tokenizers.subword.bpe.BpeCodes.Merge;
import io.dragoman.tokenizers.vocab.DataFormatException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BpeCodesTest {
  private static final Path FILE = Path.of("codes");

  @Test
  void codes_are_written_as_they_were_read() {
    String text = "#version: 0.2\ne r</w>\n\u00FC b\n";
    BpeCodes codes = BpeCodes.parse(text, FILE);
    assertThat(codes.merges()).containsExactly(new Merge("e", "r</w>"), new Merge("\u00FC", "b"));
    assertThat(codes.endsInSymbol()).isTrue();
    assertThat(codes.format()).isEqualTo(text);
    assertThat(codes.first(1).format()).isEqualTo("#version: 0.2\ne r</w>\n");
    assertThat(codes.first(9)).isEqualTo(codes);
  }

  @Test
  void without_a_version_the_end_of_a_word_is_a_symbol() {
    BpeCodes codes = BpeCodes.parse("a b\r\nab </w>\r\n\n", FILE);
    assertThat(codes.endsInSymbol()).isFalse();
    assertThat(codes.merges()).containsExactly(new Merge("a", "b"), new Merge("ab", "</w>"));
    assertThat(codes.format()).isEqualTo("a b\nab </w>\n");
  }

  @Test
  void zeros_after_the_version_do_not_matter() {
    assertThat(BpeCodes.parse("#version: 0.2.0\na b\n", FILE).endsInSymbol()).isTrue();
    assertThat(BpeCodes.parse("#version: 0.1\na b\n", FILE).endsInSymbol()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | codes: is empty: give codes that 'subword learn' wrote",
        "#version: 0.3\\na b | codes: line 1: '#version: 0.3' is not understood:"
            + " use codes of version 0.2",
        "#version: 0.2 byte\\na b | codes: line 1: '#version: 0.2 byte' is not understood:"
            + " use codes of version 0.2",
        "#version: 0.2\\na b\\nabc\\n | codes: line 3: 'abc' is not two symbols:"
            + " write 'left right' or remove it",
        "a b\\na b c | codes: line 2: 'a b c' is not two symbols: write 'left right' or remove it",
      })
  void other_files_are_refused(String text, String message) {
    String lines = text.replace("\\n", "\n");
    assertThatThrownBy(() -> BpeCodes.parse(lines, FILE))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(message);
  }
}
