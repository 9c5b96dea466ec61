package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  @Test
  void texts_are_turned_into_lines() {
    References references = References.ofTexts(List.of(List.of("a", "b"), List.of("c", "d")));

    assertThat(references.size()).isEqualTo(2);
    assertThat(references.line(1)).containsExactly("b", "d");
    assertThat(references.count()).isEqualTo("2");
    assertThat(References.of(List.of("a", "b")).line(1)).containsExactly("b");
  }

  @Test
  void a_null_is_no_reference_but_an_empty_line_is() {
    References references =
        References.ofTexts(List.of(Arrays.asList("a", ""), Arrays.asList(null, "d")));

    assertThat(references.line(0)).containsExactly("a");
    assertThat(references.line(1)).containsExactly("", "d");
    assertThat(references.count()).isEqualTo("var");
  }

  @Test
  void a_line_without_reference_is_refused() {
    assertThatThrownBy(() -> References.ofLines(List.of(List.of("a"), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("references: line 2 has none: needs at least one");
    for (Metric metric :
        List.of(
            Bleu.of(BleuTokenization.MTEVAL_13A),
            Chrf.of(ChrfOptions.defaults()),
            Ter.of(TerOptions.defaults()),
            ErrorRate.ofWords(false),
            TokenAccuracy.of(false))) {
      assertThatThrownBy(() -> metric.statistics("a", List.of()))
          .as(metric.name())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("references: none: needs at least one");
    }
  }

  @Test
  void texts_of_different_lengths_are_refused() {
    assertThatThrownBy(() -> References.ofTexts(List.of(List.of("a", "b"), List.of("c"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("references: 2 lines in one but 1 in another: the numbers must be the same");
  }
}
