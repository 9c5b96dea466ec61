package io.dragoman.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.evaluation.Metric;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MinimumBayesRiskTest {
  private static Metric metric(Utility utility) {
    return utility.metric(BleuTokenization.NONE);
  }

  @ParameterizedTest
  @EnumSource(Utility.class)
  void the_worth_is_the_weighted_mean_of_the_metric(Utility utility) {
    Metric metric = metric(utility);
    String a = "the dog sees the cat";
    String b = "the dog sees a cat";
    String c = "a bird";
    double[] worth =
        new MinimumBayesRisk(metric)
            .worth(List.of(new WeightedText(a, 1), new WeightedText(b, 2), new WeightedText(c, 3)));
    double expected =
        (metric.sentence(a, List.of(a)).score()
                + 2 * metric.sentence(a, List.of(b)).score()
                + 3 * metric.sentence(a, List.of(c)).score())
            / 6;
    assertThat(worth[0]).isCloseTo(expected, within(1e-9));
    assertThat(worth).hasSize(3);
  }

  @Test
  void equal_texts_are_one_candidate_with_all_their_weight() {
    MinimumBayesRisk risk = new MinimumBayesRisk(metric(Utility.CHRF));
    double[] apart =
        risk.worth(
            List.of(
                new WeightedText("x y", 1), new WeightedText("z", 1), new WeightedText("x y", 2)));
    double[] together = risk.worth(List.of(new WeightedText("x y", 3), new WeightedText("z", 1)));
    assertThat(apart[0]).isEqualTo(apart[2]).isCloseTo(together[0], within(1e-12));
    assertThat(apart[1]).isCloseTo(together[1], within(1e-12));
  }

  private static MinimumBayesRiskReranker reranker(Utility utility) {
    return new MinimumBayesRiskReranker(
        new MinimumBayesRisk(metric(utility)), CandidateWeights.PROBABILITY);
  }

  private static Translation translation(RankedText... texts) {
    return new Translation(1, "line", List.of("line"), List.of(texts), Optional.empty());
  }

  private static RankedText text(String text, double logProbability) {
    return new RankedText(
        text,
        List.of(text.split(" ")),
        logProbability / 2,
        logProbability,
        true,
        new double[0],
        new float[0][],
        false);
  }

  @ParameterizedTest
  @EnumSource(Utility.class)
  void what_is_near_the_others_wins_over_what_is_most_probable(Utility utility) {
    MinimumBayesRiskReranker reranker = reranker(utility);
    Translation odd =
        translation(
            text("nobody is here", Math.log(0.3)),
            text("the dog sees the red cat", Math.log(0.25)),
            text("the dog sees the big cat", Math.log(0.2)),
            text("the dog sees the cat", Math.log(0.25)));
    Translation found = reranker.rerank(List.of(odd)).get(0);
    assertThat(found.text()).startsWith("the dog");
    assertThat(found.nBest())
        .extracting(RankedText::score)
        .isSortedAccordingTo((x, y) -> Double.compare(y, x));
    assertThat(found.nBest()).hasSize(4);
    assertThat(found.nBest().get(3).text()).isEqualTo("nobody is here");
    assertThat(found.nBest().get(3).logProbability()).isEqualTo(Math.log(0.3));
  }

  @Test
  void an_overwhelming_probability_wins() {
    MinimumBayesRiskReranker reranker = reranker(Utility.CHRF);
    Translation sure = translation(text("nobody", -1), text("the dog", -900), text("a dog", -901));
    Translation found = reranker.rerank(List.of(sure)).get(0);
    assertThat(found.text()).isEqualTo("nobody");
  }

  @Test
  void drawn_candidates_count_alike() {
    MinimumBayesRiskReranker reranker =
        new MinimumBayesRiskReranker(
            new MinimumBayesRisk(metric(Utility.CHRF)), CandidateWeights.UNIFORM);
    Translation drawn =
        translation(text("nobody", -1), text("the dog", -900), text("the dog", -900));
    assertThat(reranker.rerank(List.of(drawn)).get(0).text()).isEqualTo("the dog");
  }

  @Test
  void a_blank_line_stays_blank() {
    MinimumBayesRiskReranker reranker = reranker(Utility.BLEU);
    Translation blank = new Translation(1, "", List.of(), List.of(text("", 0)), Optional.empty());
    assertThat(reranker.rerank(List.of(blank)).get(0).text()).isEmpty();
  }
}
