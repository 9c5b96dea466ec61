package io.dragoman.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TextMetricsTest {

  @Test
  void ideographs_are_wider_than_letters_and_marks_have_no_width() {
    assertThat(TextMetrics.width("ab")).isCloseTo(1.16, within(1e-9));
    assertThat(TextMetrics.width("漢字かな한")).isEqualTo(5);
    assertThat(TextMetrics.width("u\u0308")).isEqualTo(TextMetrics.width("u"));
  }

  @Test
  void short_texts_stay_and_long_ones_end_in_an_ellipsis_within_the_limit() {
    assertThat(TextMetrics.cut("Haus", 3)).isEqualTo("Haus");
    assertThat(TextMetrics.cut("Hausboot", 3)).isEqualTo("Haus…");
    assertThat(TextMetrics.cut("漢字漢字", 3)).isEqualTo("漢字…");
  }

  @Test
  void surrogate_pairs_are_not_torn() {
    assertThat(TextMetrics.cut("😀😀😀😀", 3)).isEqualTo("😀😀…");
  }

  @Test
  void numbers_have_no_needless_decimals_in_any_locale() {
    assertThat(Svg.number(3)).isEqualTo("3");
    assertThat(Svg.number(100)).isEqualTo("100");
    assertThat(Svg.number(2.5)).isEqualTo("2.5");
    assertThat(Svg.number(-0.001)).isEqualTo("0");
  }
}
