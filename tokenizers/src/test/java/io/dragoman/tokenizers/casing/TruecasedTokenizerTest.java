package io.dragoman.tokenizers.casing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.RandomText;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TruecasedTokenizerTest {
  private static final List<String> TEXT =
      List.of(
          "Heute sieht der Hund das Haus.",
          "Dort sagt er: „Der Hund ist da, und das Haus auch“.",
          "Und wo ist NASA? Hier ist der Hund!");

  private static TruecasedTokenizer truecased(String name) {
    TextTokenizer inner = TextTokenizers.create(name);
    TruecasedTokenizer.Learning learning = new TruecasedTokenizer.Learning(inner);
    TEXT.forEach(learning::add);
    return new TruecasedTokenizer(inner, learning.learn());
  }

  @Test
  void joiners_and_escapes_are_no_part_of_words() {
    List<String> lines = truecased("words").truecaser().lines();
    assertThat(lines)
        .contains("der (2/2)", "Hund (3/3)", ". (2/2)", "NASA (1/1)", "und (1/1)")
        .noneMatch(line -> line.contains("￭") || line.contains("％"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Der Hund. Das Haus! | der Hund ￭. das Haus ￭!",
        "„Der Hund“ | „￭ der Hund ￭“",
        "Er sagt: „Das Haus ist da.“ Und? | er sagt ￭: „￭ das Haus ist da ￭. ￭“ und ￭?",
        "«\u00A0Der Hund\u00A0» | « ￭％00A0￭ der Hund ￭％00A0 ￭»",
        "Unbekanntes HAUS NASA | Unbekanntes Haus NASA",
      })
  void raw_lines_are_truecased_and_come_back(String line, String tokens) {
    TruecasedTokenizer words = truecased("words");
    List<String> found = words.tokenize(line);
    assertThat(String.join(" ", found)).isEqualTo(tokens);
    assertThat(words.detokenize(found)).isEqualTo(line.replace("HAUS", "Haus"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "whitespace"})
  void only_case_changes_in_any_line(String name) {
    TextTokenizer inner = TextTokenizers.create(name);
    TruecasedTokenizer tokenizer = truecased(name);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 3_000; i++) {
      String line = RandomText.line(random) + ". DER Hund " + RandomText.line(random);
      String plain = inner.detokenize(inner.tokenize(line));
      assertThat(tokenizer.detokenize(tokenizer.tokenize(line))).isEqualToIgnoringCase(plain);
    }
  }

  @Test
  void whatever_a_model_says_becomes_text() {
    TruecasedTokenizer words = truecased("words");
    assertThat(words.detokenize(List.of("￭", "der", "Hund", "￭.", "das", "<unk>")))
        .isEqualTo("Der Hund. Das <unk>");
    assertThat(words.detokenize(List.of())).isEmpty();
    assertThat(words.name()).isEqualTo("truecase:words");
  }
}
