package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.EncoderDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Searches that expect of each sentence what a length model predicts. */
class LearnedLengthSearchTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final Kernels KERNELS = new ScalarKernels();
  private static final EncoderDecoder MODEL = ModelSearchTest.model("gru", 20, 2f);
  private static final int[][] SOURCES = ModelSearchTest.sources(30, 2);
  private static final Ranking LEARNED = Ranking.MEAN.withLearnedBrevityPenalty(2);

  private static SearchOptions options(int beam) {
    return SearchOptions.ofBeam(beam).withRanking(LEARNED);
  }

  private static List<List<Hypothesis>> search(StepScorer scorer, SearchOptions options) {
    return Searcher.create(scorer, SPECIAL, options).search(SOURCES);
  }

  private static StepScorer scorer() {
    return ModelSearchTest.scorer(MODEL, KERNELS);
  }

  private static double[] ratios() {
    StepScorer scorer = scorer();
    scorer.start(SOURCES);
    return IntStream.range(0, SOURCES.length).mapToDouble(scorer::lengthRatio).toArray();
  }

  @Test
  void sentences_have_ratios_of_their_own() {
    assertThat(Arrays.stream(ratios()).distinct().count()).isGreaterThan(20);
    StepScorer alone = scorer();
    for (int i = 0; i < SOURCES.length; i++) {
      alone.start(new int[][] {SOURCES[i]});
      assertThat(alone.lengthRatio(0)).isEqualTo(ratios()[i]);
    }
  }

  @Test
  void each_sentence_is_searched_as_with_its_ratio_given() {
    double[] ratios = ratios();
    for (int beam : new int[] {1, 4}) {
      List<List<Hypothesis>> learned = search(scorer(), options(beam));
      for (int i = 0; i < SOURCES.length; i++) {
        Ranking given = Ranking.MEAN.withBrevityPenalty(2, ratios[i]);
        List<List<Hypothesis>> constant =
            Searcher.create(
                    new ModelScorer(MODEL, KERNELS),
                    SPECIAL,
                    SearchOptions.ofBeam(beam).withRanking(given))
                .search(new int[][] {SOURCES[i]});
        assertThat(ModelSearchTest.text(List.of(learned.get(i))))
            .isEqualTo(ModelSearchTest.text(constant));
      }
    }
  }

  @Test
  void what_is_drawn_in_groups_or_forced_has_the_same_worth() {
    double[] ratios = ratios();
    SearchMethod drawn = new SearchMethod.Drawn(Sampling.parse("full"), 3);
    List<SearchOptions> all =
        List.of(
            options(4).withNBest(4).withMethod(drawn),
            options(4).withNBest(4).withGroups(new DiverseGroups(2, 0.5)),
            options(4).withNBest(4));
    for (SearchOptions options : all) {
      List<List<Hypothesis>> found = search(scorer(), options);
      for (int i = 0; i < SOURCES.length; i++) {
        for (Hypothesis each : found.get(i)) {
          int n = each.ids().length + (each.finished() ? 1 : 0);
          double expected =
              each.logProbability() / n
                  + 2 * Math.min(0, 1 - ratios[i] * SOURCES[i].length / (double) n);
          assertThat(each.score()).isCloseTo(expected, within(1e-9));
        }
      }
    }
    List<List<Hypothesis>> found = search(scorer(), options(4));
    int[][] targets = found.stream().map(each -> each.get(0).ids()).toArray(int[][]::new);
    List<Hypothesis> forced =
        new ForcedDecoding(scorer(), SPECIAL, options(4)).decode(SOURCES, targets);
    for (int i = 0; i < SOURCES.length; i++) {
      if (found.get(i).get(0).finished()) {
        assertThat(forced.get(i).score()).isEqualTo(found.get(i).get(0).score());
      }
    }
  }

  @Test
  void the_first_model_of_an_ensemble_tells_the_ratio() {
    StepScorer ensemble =
        EnsembleScorer.of(
            List.of(scorer(), new ModelScorer(MODEL, KERNELS)),
            new double[] {1, 2},
            EnsembleMean.LOG_PROBABILITY,
            KERNELS);
    ensemble.start(SOURCES);
    assertThat(IntStream.range(0, SOURCES.length).mapToDouble(ensemble::lengthRatio))
        .containsExactly(Arrays.stream(ratios()).boxed().toArray(Double[]::new));
    assertThat(search(ensemble, options(3))).hasSameSizeAs(SOURCES);
  }

  @Test
  void a_penalty_that_is_off_asks_for_no_prediction() {
    Ranking off = Ranking.MEAN.withLearnedBrevityPenalty(0);
    assertThat(off.needsLengthModel()).isFalse();
    SearchOptions options = SearchOptions.ofBeam(3);
    assertThat(
            ModelSearchTest.text(search(new ModelScorer(MODEL, KERNELS), options.withRanking(off))))
        .isEqualTo(ModelSearchTest.text(search(scorer(), options)));
  }

  @Test
  void a_scorer_without_a_length_model_says_so() {
    StepScorer none = new ModelScorer(MODEL, KERNELS);
    assertThatThrownBy(() -> search(none, options(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "search: the length ratio is to be learned but the scorer has no length model: give a"
                + " number");
  }
}
