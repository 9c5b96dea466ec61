package io.dragoman.tokenizers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextNormalizerTest {
  private static String normalize(String spec, String line) {
    return TextNormalizer.of(spec).normalize(line);
  }

  @Test
  void unicode_forms() {
    assertThat(normalize("nfc", "e\u0301 \uFB01 \u212B")).isEqualTo("\u00E9 \uFB01 \u00C5");
    assertThat(normalize("nfd", "\u00E9")).isEqualTo("e\u0301");
    assertThat(normalize("nfkc", "\uFB01 \u2460 \uFF21 e\u0301")).isEqualTo("fi 1 A \u00E9");
    assertThat(normalize("nfkd", "\u00E9\uFB01")).isEqualTo("e\u0301fi");
    String line = "\u1E9B\u0323 \uD55C";
    assertThat(normalize("nfkd", line)).isEqualTo(Normalizer.normalize(line, Form.NFKD));
  }

  @Test
  void none_changes_nothing() {
    TextNormalizer none = TextNormalizer.of("none");
    assertThat(none.isNone()).isTrue();
    assertThat(none.normalize(" \u201Ea\u201C\t\u0001 ")).isEqualTo(" \u201Ea\u201C\t\u0001 ");
    assertThat(TextNormalizer.of("nfc").isNone()).isFalse();
    assertThat(TextNormalizer.of("nfc+spaces").spec()).isEqualTo("nfc+spaces");
  }

  @Test
  void what_does_not_print_becomes_a_space() {
    assertThat(normalize("printable", "a\u0001b\u200Bc\uE000d\uFEFFe\tf\u0378g"))
        .isEqualTo("a b c d e f g");
    assertThat(normalize("printable", "\u00E9 \uD83D\uDC4D \u0301"))
        .isEqualTo("\u00E9 \uD83D\uDC4D \u0301");
  }

  @Test
  void spaces_are_single() {
    assertThat(normalize("spaces", " a\u00A0\u00A0b\t c\u3000")).isEqualTo("a b c");
    assertThat(normalize("spaces", "\u2028 ")).isEmpty();
  }

  @Test
  void steps_run_from_left_to_right() {
    assertThat(normalize("printable+spaces", "a\u0001\u0002b ")).isEqualTo("a b");
    assertThat(normalize("spaces+printable", "a\u0001\u0002b ")).isEqualTo("a  b");
    assertThat(normalize("nfkc+punctuation:en", "\u2026\uFF01")).isEqualTo("...!");
  }

  @Test
  void wide_punctuation_becomes_that_of_ascii() {
    assertThat(
            normalize(
                "unicode-punctuation",
                "\u4F60\u597D\uFF0C\u4E16\u754C\u3002  \uFF11\uFF12\uFF05\uFF08\u300Aa\u300B\uFF09"
                    + "\u3001\u300Cb\u300D\uFF1A\uFF1B\uFF1F\uFF01\uFF5E\u2026\u3010\u3011\u3008\u3009"))
        .isEqualTo("\u4F60\u597D,\u4E16\u754C. 12%(\"a\"),\"b\":;?!~...[]<>");
    assertThat(normalize("unicode-punctuation", "\u201Ca\u201D\u2019s \u2236 \u2501 1\uFF0E2"))
        .isEqualTo("\"a\"'s : - 1. 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "nfc", "nfkd+spaces", "punctuation:de", "punctuation:en,penn+printable"})
  void specifications(String spec) {
    assertThat(TextNormalizer.isValid(spec)).isTrue();
    assertThat(TextNormalizer.of(spec).spec()).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NFC | NFC",
        "'' | ''",
        "nfc+ | ''",
        "nfc+none | none",
        "punctuation | punctuation",
        "punctuation:de,treebank | punctuation:de,treebank",
        "nfc+lower | lower"
      })
  void unknown_steps_are_named(String spec, String step) {
    assertThat(TextNormalizer.isValid(spec)).isFalse();
    assertThatThrownBy(() -> TextNormalizer.of(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "normalization '%s': '%s' is no step: write none, or steps joined by +: %s"
                .formatted(
                    spec,
                    step,
                    "nfc, nfd, nfkc, nfkd, punctuation:LANGUAGE[,penn], unicode-punctuation,"
                        + " printable, spaces"));
  }
}
