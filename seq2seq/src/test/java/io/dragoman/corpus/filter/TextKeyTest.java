package io.dragoman.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextKeyTest {
  private static final TextKey EXACT = new TextKey(false, false);
  private static final TextKey NO_CASE = new TextKey(true, false);
  private static final TextKey NO_PUNCTUATION = new TextKey(false, true);
  private static final TextKey WORDS = new TextKey(true, true);

  @Test
  void exact_texts_differ_but_for_white_space_at_the_ends() {
    assertThat(EXACT.of(" Ein Haus. ")).isEqualTo("Ein Haus.");
    assertThat(EXACT.of("a  b")).isNotEqualTo(EXACT.of("a b"));
    assertThat(EXACT.of("A")).isNotEqualTo(EXACT.of("a"));
  }

  @Test
  void case_can_be_ignored_in_all_scripts() {
    assertThat(NO_CASE.of("ÄRGER, STRASSE")).isEqualTo(NO_CASE.of("ärger, straße"));
    assertThat(NO_CASE.of("ΟΔΟΣ")).isEqualTo(NO_CASE.of("οδος"));
    assertThat(NO_CASE.of("a.")).isNotEqualTo(NO_CASE.of("a"));
  }

  @Test
  void punctuation_can_be_ignored() {
    assertThat(NO_PUNCTUATION.of("„Ja“, sagte er – leise!")).isEqualTo("Ja sagte er leise");
    assertThat(NO_PUNCTUATION.of("- a")).isEqualTo(NO_PUNCTUATION.of("a ..."));
    assertThat(NO_PUNCTUATION.of("1.5")).isNotEqualTo(NO_PUNCTUATION.of("15"));
    assertThat(NO_PUNCTUATION.of("A")).isNotEqualTo(NO_PUNCTUATION.of("a"));
    assertThat(NO_PUNCTUATION.of("?!")).isEmpty();
  }

  @Test
  void marks_belong_to_letters() {
    assertThat(NO_PUNCTUATION.of("हिन्दी।")).isEqualTo("हिन्दी");
    assertThat(NO_PUNCTUATION.of("x²")).isNotEqualTo(NO_PUNCTUATION.of("x"));
  }

  @Test
  void both_can_be_ignored() {
    assertThat(WORDS.of("Hello, World!")).isEqualTo(WORDS.of("hello world"));
  }
}
