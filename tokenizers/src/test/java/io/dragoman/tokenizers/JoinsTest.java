package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoinsTest {
  private final TextTokenizer words = TextTokenizers.create("words");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "` a`|％0020￭ a",
        "`a `|a ￭％0020",
        "` `|％0020",
        "a  b|a ￭％0020％0020￭ b",
        "`a\tb`|a ￭％0009￭ b",
        "`a  .`|a ￭％0020％0020 ￭.",
        "10\u00A0%|10 ￭％00A0 ￭%",
        "a￭b|a ￭％FFED￭ b",
        "a ￭|a ％FFED",
        "50％|50 ￭％",
        "x％0020|x ￭％￭ 0020",
        "a\u0000b|a ￭％0000￭ b",
        "\u2028|％2028"
      })
  void white_space_and_marks_are_escaped(String line, String tokens) {
    assertThat(String.join(" ", words.tokenize(line))).isEqualTo(tokens);
    assertThat(words.detokenize(words.tokenize(line))).isEqualTo(line);
  }

  @Test
  void an_escape_within_a_token_of_text_is_escaped_itself() {
    TextTokenizer keyword =
        TextTokenizers.create("analyzer:org.apache.lucene.analysis.core.KeywordAnalyzer");
    assertThat(keyword.tokenize("x％0020")).containsExactly("x％FF050020");
    assertThat(keyword.tokenize("％％00e0％")).containsExactly("％％00e0％");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "￭. a,`. a`",
        "a ￭,`a`",
        "￭,``",
        "a ￭ b,`ab`",
        "a￭ ￭b,`ab`",
        "a <unk> ￭.,`a <unk>.`",
        "a ￭￭ b,`ab`",
        "a￭,`a`",
        "％00 a,`％00 a`",
        "￭￭a b,`\uFFEDa b`"
      })
  void tokens_that_no_line_gives_become_text_too(String tokens, String line) {
    assertThat(words.detokenize(List.of(tokens.split(" ")))).isEqualTo(line);
  }

  @Test
  void no_tokens_are_an_empty_line() {
    assertThat(words.tokenize("")).isEmpty();
    assertThat(words.detokenize(List.of())).isEmpty();
  }
}
