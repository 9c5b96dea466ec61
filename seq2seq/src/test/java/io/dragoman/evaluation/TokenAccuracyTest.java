package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenAccuracyTest {
  private static final TokenAccuracy ACCURACY = TokenAccuracy.of(false);

  @Test
  void tokens_count_where_both_have_the_same() {
    assertThat(ACCURACY.statistics("a b c d", List.of("a x c d"))).containsExactly(3, 4);
    assertThat(ACCURACY.statistics("b c d", List.of("a b c d"))).containsExactly(0, 4);
    assertThat(ACCURACY.statistics("a b c d e", List.of("a b"))).containsExactly(2, 5);
    assertThat(ACCURACY.sentence("a b c d", List.of("a x c d"))).hasToString("accuracy = 75.00");
  }

  @Test
  void nothing_for_nothing_is_right() {
    assertThat(ACCURACY.sentence("", List.of("")).score()).isEqualTo(100);
    assertThat(ACCURACY.sentence("a", List.of("")).score()).isZero();
  }

  @Test
  void of_several_references_the_nearest_counts() {
    assertThat(ACCURACY.statistics("a b", List.of("x", "a b c", "a"))).containsExactly(2, 3);
  }

  @Test
  void case_is_ignored_if_asked() {
    assertThat(ACCURACY.statistics("A", List.of("a"))).containsExactly(0, 1);
    assertThat(TokenAccuracy.of(true).statistics("A", List.of("a"))).containsExactly(1, 1);
    assertThat(ACCURACY.signature()).hasToString("case:mixed|tok:none");
  }
}
