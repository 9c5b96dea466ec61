package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LowercaseTest {
  @Test
  void letters_of_all_scripts_are_lowercased() {
    assertThat(Lowercase.of("STRASSE \u00c4\u1e9e \u0416 \u01c5 \uD801\uDC00 5\u6771!"))
        .isEqualTo("strasse \u00e4\u00df \u0436 \u01c6 \uD801\uDC28 5\u6771!");
  }

  @Test
  void a_dotted_capital_i_keeps_its_dot() {
    assertThat(Lowercase.of("\u0130I")).isEqualTo("i\u0307i");
  }

  @Test
  void a_sigma_is_final_after_letters_and_before_none() {
    assertThat(Lowercase.of("\u039f\u0394\u039f\u03a3 \u03a3\u0391\u03a3."))
        .isEqualTo("\u03bf\u03b4\u03bf\u03c2 \u03c3\u03b1\u03c2.");
    assertThat(Lowercase.of("\u03a3")).isEqualTo("\u03c3");
    assertThat(Lowercase.of("A\u03a3")).isEqualTo("a\u03c2");
    assertThat(Lowercase.of("1\u03a3 \u03a3A")).isEqualTo("1\u03c3 \u03c3a");
  }

  @Test
  void apostrophes_points_and_marks_do_not_end_a_word() {
    assertThat(Lowercase.of("A\u03a3'A")).isEqualTo("a\u03c3'a");
    assertThat(Lowercase.of("A\u03a3.\u0301\u2019:A")).isEqualTo("a\u03c3.\u0301\u2019:a");
    assertThat(Lowercase.of("A'\u03a3'")).isEqualTo("a'\u03c2'");
    assertThat(Lowercase.of("A\u03a3,A")).isEqualTo("a\u03c2,a");
    assertThat(Lowercase.of("A-\u03a3")).isEqualTo("a-\u03c3");
  }
}
