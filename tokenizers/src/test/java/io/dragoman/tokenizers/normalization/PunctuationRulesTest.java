package io.dragoman.tokenizers.normalization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PunctuationRulesTest {
  private static String normalize(String language, String line) {
    return new PunctuationRules(language, false).apply(line);
  }

  @Test
  void quotation_marks_of_all_languages_become_straight() {
    assertThat(normalize("de", "\u201EJa\u201C und \u201Cno\u201D")).isEqualTo("\"Ja\" und \"no\"");
    assertThat(normalize("fr", "\u00AB\u00A0oui\u00A0\u00BB, \u00ABnon\u00BB"))
        .isEqualTo("\"oui\", \"non\"");
    assertThat(normalize("fr", "dit\u00A0\u00AB\u00A0oui\u00A0\u00BB\u00A0et"))
        .isEqualTo("dit \"oui\" et");
    assertThat(normalize("en", "\u2018a\u2019 ``b'' \u00B4\u00B4c")).isEqualTo("'a' \" b \" \"c");
  }

  @Test
  void apostrophes_dashes_and_dots_become_those_of_a_typewriter() {
    assertThat(normalize("en", "it\u2019s O\u2018Neil \u201Alow")).isEqualTo("it's O'Neil 'low");
    assertThat(normalize("de", "10\u201320 \u2014 so\u2026")).isEqualTo("10-20 - so...");
  }

  @Test
  void spaces_around_punctuation() {
    assertThat(normalize("en", "a(b)c ( d ) . e (f) , g")).isEqualTo("a (b) c (d). e (f), g");
    assertThat(normalize("en", "why : so ; 5 % x %")).isEqualTo("why: so; 5% x %");
    assertThat(normalize("fr", "quoi\u00A0? oui\u00A0! si\u00A0; a\u00A0: 5\u00A0%"))
        .isEqualTo("quoi? oui! si; a: 5%");
    assertThat(normalize("en", "20\u00A0\u00BAC 5\u00A0cm n\u00BA\u00A07 a,\u00A0b"))
        .isEqualTo("20 \u00BAC 5 cm n\u00BA 7 a, b");
    assertThat(normalize("en", "  (a)  b\r ")).isEqualTo("(a) b");
  }

  @Test
  void a_stop_and_a_quotation_mark_stand_as_the_language_wants() {
    assertThat(normalize("en", "\"Yes\", he said, \"no\".")).isEqualTo("\"Yes,\" he said, \"no.\"");
    assertThat(normalize("de", "\"Ja,\" sagte er. \"Nein.\" Gut."))
        .isEqualTo("\"Ja\", sagte er. \"Nein\". Gut.");
    assertThat(normalize("de", "Er sagt: \u201ENein.\u201C")).isEqualTo("Er sagt: \"Nein\".");
    assertThat(normalize("es", "\"Fin...\"<br>")).isEqualTo("\"Fin...\"<br>");
    assertThat(normalize("cs", "\u201EAno,\u201C \u0159ekl. \"Ne\"."))
        .isEqualTo("\"Ano,\" \u0159ekl. \"Ne\".");
  }

  @Test
  void a_no_break_space_between_digits_is_the_sign_of_the_language() {
    assertThat(normalize("de", "1\u00A0000")).isEqualTo("1,000");
    assertThat(normalize("cs", "1\u00A0000")).isEqualTo("1,000");
    assertThat(normalize("en", "1\u00A0000")).isEqualTo("1.000");
    assertThat(normalize("en", "1 000")).isEqualTo("1 000");
  }

  @Test
  void marks_of_the_penn_treebank_can_stay() {
    PunctuationRules penn = new PunctuationRules("en", true);
    assertThat(penn.apply("``a b `c")).isEqualTo("``a b `c");
    assertThat(normalize("en", "``a b `c")).isEqualTo("\" a b 'c");
  }
}
