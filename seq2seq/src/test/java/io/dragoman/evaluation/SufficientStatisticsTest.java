package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SufficientStatisticsTest {
  private static final List<String> HYPOTHESES =
      List.of("the cat sat on the mat", "a dog ran", "", "on the red mat");
  private static final List<String> REFERENCE =
      List.of("the cat sat on a mat", "the dog ran off", "so", "the red mat on");

  static Stream<Metric> metrics() {
    return Stream.of(
        Bleu.of(BleuTokenization.MTEVAL_13A),
        Chrf.of(ChrfOptions.defaults().withOrders(6, 2)),
        Ter.of(TerOptions.defaults()),
        ErrorRate.ofWords(false),
        ErrorRate.ofCharacters(false),
        TokenAccuracy.of(false));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void a_sample_scores_like_the_text_of_its_lines(Metric metric) {
    SufficientStatistics statistics =
        SufficientStatistics.of(metric, HYPOTHESES, References.of(REFERENCE));

    List<String> hypotheses = List.of(HYPOTHESES.get(3), HYPOTHESES.get(0), HYPOTHESES.get(0));
    List<String> reference = List.of(REFERENCE.get(3), REFERENCE.get(0), REFERENCE.get(0));
    assertThat(metric.score(statistics.sum(new int[] {2, 0, 0, 1})))
        .isEqualTo(metric.corpus(hypotheses, reference));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void lines_score_like_sentences(Metric metric) {
    SufficientStatistics statistics =
        SufficientStatistics.of(metric, HYPOTHESES, References.of(REFERENCE));

    assertThat(statistics.lines()).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      assertThat(statistics.score(i))
          .isEqualTo(metric.sentence(HYPOTHESES.get(i), List.of(REFERENCE.get(i))));
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void scoring_does_not_change_the_statistics(Metric metric) {
    double[] statistics = metric.statistics(HYPOTHESES.get(0), List.of(REFERENCE.get(0)));
    double[] copy = statistics.clone();
    metric.score(statistics);

    assertThat(statistics).isEqualTo(copy).hasSize(metric.size());
  }

  @Test
  void differences_are_those_of_the_lines() {
    Metric wer = ErrorRate.ofWords(false);
    References references = References.of(List.of("a b", "c"));
    SufficientStatistics first = SufficientStatistics.of(wer, List.of("x y", "c"), references);
    SufficientStatistics second = SufficientStatistics.of(wer, List.of("a y", "d"), references);

    assertThat(first.minus(second).sum(new int[] {1, 0})).containsExactly(1, 0);
    assertThat(first.minus(second).sum(new int[] {3, 2})).containsExactly(1, 0);
  }

  @Test
  void the_same_statistics_are_the_same() {
    Metric wer = ErrorRate.ofWords(false);
    References references = References.of(List.of("a b", "c"));
    SufficientStatistics first = SufficientStatistics.of(wer, List.of("a x", "c"), references);

    assertThat(first.sameAs(SufficientStatistics.of(wer, List.of("a y", "c"), references)))
        .isTrue();
    assertThat(first.sameAs(SufficientStatistics.of(wer, List.of("a b", "d"), references)))
        .isFalse();
  }

  @Test
  void different_numbers_of_lines_are_refused() {
    assertThatThrownBy(
            () -> Bleu.of(BleuTokenization.MTEVAL_13A).corpus(List.of("a", "b"), List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "BLEU: 2 hypotheses but 1 lines of references: needs as many of both, and at least"
                + " one");
    assertThatThrownBy(() -> Bleu.of(BleuTokenization.MTEVAL_13A).corpus(List.of(), List.of()))
        .hasMessage(
            "BLEU: 0 hypotheses but 0 lines of references: needs as many of both, and at least"
                + " one");
  }
}
