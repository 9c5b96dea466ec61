package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorRateTest {
  private static final ErrorRate WER = ErrorRate.ofWords(false);
  private static final ErrorRate CER = ErrorRate.ofCharacters(false);

  @Test
  void words_are_substituted_deleted_and_inserted() {
    assertThat(WER.statistics("a x c d e", List.of("a b c e f"))).containsExactly(3, 5);
    assertThat(WER.statistics("b a", List.of("a b"))).containsExactly(2, 2);
    assertThat(WER.statistics("  a\u3000b ", List.of("a b"))).containsExactly(0, 2);
    assertThat(WER.sentence("a x c d e", List.of("a b c e f"))).hasToString("WER = 60.00");
  }

  @Test
  void characters_are_code_points_with_single_spaces_between_words() {
    assertThat(CER.statistics("kitten", List.of("sitting"))).containsExactly(3, 7);
    assertThat(CER.statistics(" a  b ", List.of("a b"))).containsExactly(0, 3);
    assertThat(CER.statistics("\uD83D\uDE00x", List.of("\uD83D\uDE01x"))).containsExactly(1, 2);
  }

  @Test
  void a_document_is_its_edits_over_its_length() {
    assertThat(WER.corpus(List.of("a", "b c d x"), List.of("x", "b c d e")).score()).isEqualTo(40);
    assertThat(WER.corpus(List.of("a a a", "b"), List.of("a", "b")).score()).isEqualTo(100);
  }

  @Test
  void an_empty_reference_is_right_or_wrong_as_a_whole() {
    assertThat(WER.sentence("", List.of("")).score()).isZero();
    assertThat(WER.sentence("a b c", List.of("")).score()).isEqualTo(100);
    assertThat(CER.sentence("", List.of("abc")).score()).isEqualTo(100);
  }

  @Test
  void of_several_references_the_nearest_and_then_the_longest_counts() {
    assertThat(WER.statistics("a b c", List.of("a x y", "a b", "a b c d", "q")))
        .containsExactly(1, 4);
  }

  @Test
  void case_is_ignored_if_asked() {
    assertThat(WER.statistics("A b", List.of("a B"))).containsExactly(2, 2);
    assertThat(ErrorRate.ofWords(true).statistics("A b", List.of("a B"))).containsExactly(0, 2);
    assertThat(WER.signature()).hasToString("case:mixed|tok:none");
    assertThat(ErrorRate.ofCharacters(true).signature()).hasToString("case:lc|tok:char");
  }
}
