package io.dragoman.tokenizers.moses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrefixesTest {
  @ParameterizedTest
  @CsvSource({
    "en,Mr,vs,No",
    "de,bzw,usw,Art",
    "fr,Mme,cf,art",
    "es,Sra,pág,No",
    "cs,např,MUDr,Čl",
    "it,sig,ecc,No"
  })
  void every_language_has_abbreviations(String language, String one, String two, String number) {
    Prefixes prefixes = Prefixes.of(language);
    assertThat(prefixes.isAbbreviation(one)).isTrue();
    assertThat(prefixes.isAbbreviation(two)).isTrue();
    assertThat(prefixes.isAbbreviation("B")).isTrue();
    assertThat(prefixes.isBeforeNumber(number)).isTrue();
    assertThat(prefixes.isAbbreviation(number)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "cs", "it"})
  void lists_hold_words_without_their_full_stop(String language) throws IOException {
    String text =
        Resources.toString(
            Resources.getResource(Prefixes.class, language + ".abbreviations"),
            StandardCharsets.UTF_8);
    for (String line : Splitter.on('\n').split(text)) {
      if (!line.startsWith("#")) {
        assertThat(line).doesNotContain(". ").doesNotEndWith(".").hasSizeLessThan(120);
      }
    }
  }

  @Test
  void ordinal_numbers_keep_their_stop_where_it_is_written() {
    assertThat(Prefixes.of("de").isAbbreviation("3")).isTrue();
    assertThat(Prefixes.of("cs").isAbbreviation("99")).isTrue();
    assertThat(Prefixes.of("en").isAbbreviation("3")).isFalse();
    assertThat(Prefixes.of("de").isAbbreviation("100")).isFalse();
  }

  @Test
  void a_list_needs_headings() {
    assertThat(
            Prefixes.parse("x", "# a\n[always]\nA b\n\n[before a number]\nNo\n")
                .isAbbreviation("b"))
        .isTrue();
    assertThatThrownBy(() -> Prefixes.parse("x", "# a\nA b\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "x: 'A b' stands under no heading: write [always] or [before a number] above it");
    assertThatThrownBy(() -> Prefixes.parse("x", "[never]\nA"))
        .hasMessageStartingWith("x: '[never]' stands under no heading");
  }
}
