package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.alignment.Shortlist;
import io.dragoman.alignment.Shortlists;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnsembleScorerTest {
  private static final Kernels KERNELS = KernelsSelector.kernels();
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int VOCABULARY = 20;

  private final EncoderDecoder first = ModelSearchTest.model("gru", VOCABULARY, 2f);
  private final EncoderDecoder second = ModelSearchTest.model("lstm", VOCABULARY, 3f);
  private final int[][] sources = ModelSearchTest.sources(40, 3);

  private static StepScorer scorer(EncoderDecoder model) {
    return new ModelScorer(model, KERNELS);
  }

  private StepScorer ensemble(EnsembleMean mean, double... weights) {
    return EnsembleScorer.of(List.of(scorer(first), scorer(second)), weights, mean, KERNELS);
  }

  private static double[][] logProbabilities(StepScorer scorer, int[][] sources) {
    int count = sources.length;
    scorer.start(sources);
    int[] ids = new int[count];
    Arrays.fill(ids, SPECIAL.bos());
    scorer.step(IntStream.range(0, count).toArray(), ids, count);
    Arrays.fill(ids, 5);
    StepScores scores = scorer.step(IntStream.range(0, count).toArray(), ids, count);
    double[][] rows = new double[count][VOCABULARY];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < scores.count(row); i++) {
        rows[row][scores.id(row, i)] =
            (double) scores.scores().get(row, i) - scores.logNormalizers().get(0, row);
      }
    }
    return rows;
  }

  @Test
  void probabilities_are_weighted_means() {
    double[][] a = logProbabilities(scorer(first), sources);
    double[][] b = logProbabilities(scorer(second), sources);
    double[][] both = logProbabilities(ensemble(EnsembleMean.PROBABILITY, 3, 1), sources);
    for (int row = 0; row < sources.length; row++) {
      double sum = 0;
      for (int v = 0; v < VOCABULARY; v++) {
        double expected = 0.75 * Math.exp(a[row][v]) + 0.25 * Math.exp(b[row][v]);
        assertThat(both[row][v]).isCloseTo(Math.log(expected), within(2e-6));
        sum += Math.exp(both[row][v]);
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void log_probabilities_are_weighted_means() {
    double[][] a = logProbabilities(scorer(first), sources);
    double[][] b = logProbabilities(scorer(second), sources);
    double[][] both = logProbabilities(ensemble(EnsembleMean.LOG_PROBABILITY, 3, 1), sources);
    for (int row = 0; row < sources.length; row++) {
      for (int v = 0; v < VOCABULARY; v++) {
        assertThat(both[row][v]).isCloseTo(0.75 * a[row][v] + 0.25 * b[row][v], within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(EnsembleMean.class)
  void an_ensemble_of_one_is_the_model(EnsembleMean mean) {
    StepScorer alone = scorer(first);
    assertThat(EnsembleScorer.of(List.of(alone), new double[] {0.3}, mean, KERNELS))
        .isSameAs(alone);
  }

  @ParameterizedTest
  @EnumSource(EnsembleMean.class)
  void a_model_twice_finds_what_it_finds_alone(EnsembleMean mean) {
    SearchOptions options = SearchOptions.ofBeam(4).withNBest(4).withAttention(true);
    List<List<Hypothesis>> alone = new BeamSearch(scorer(first), SPECIAL, options).search(sources);
    StepScorer twice =
        EnsembleScorer.of(
            List.of(scorer(first), scorer(first)), new double[] {1, 1}, mean, KERNELS);
    List<List<Hypothesis>> found = new BeamSearch(twice, SPECIAL, options).search(sources);
    for (int i = 0; i < sources.length; i++) {
      Hypothesis expected = alone.get(i).get(0);
      assertThat(found.get(i).get(0).ids()).isEqualTo(expected.ids());
      assertThat(found.get(i).get(0).logProbability())
          .isCloseTo(expected.logProbability(), within(1e-5));
      assertThat(found.get(i).get(0).attention()).isDeepEqualTo(expected.attention());
    }
  }

  @ParameterizedTest
  @EnumSource(EnsembleMean.class)
  void results_do_not_depend_on_the_batch(EnsembleMean mean) {
    SearchOptions options = SearchOptions.ofBeam(4).withNBest(4).withAttention(true);
    Searcher searcher = new BeamSearch(ensemble(mean, 2, 1), SPECIAL, options);
    List<List<Hypothesis>> expected = searcher.search(sources);
    for (int size : new int[] {1, 7}) {
      List<List<Hypothesis>> found = new ArrayList<>();
      for (int from = 0; from < sources.length; from += size) {
        int to = Math.min(sources.length, from + size);
        found.addAll(searcher.search(Arrays.copyOfRange(sources, from, to)));
      }
      assertThat(text(found)).isEqualTo(text(expected));
    }
  }

  private static List<String> text(List<List<Hypothesis>> results) {
    return results.stream()
        .flatMap(List::stream)
        .map(
            each ->
                Arrays.toString(each.ids())
                    + each.score()
                    + each.logProbability()
                    + Arrays.deepToString(each.attention()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(EnsembleMean.class)
  void a_shortlist_of_all_words_changes_nothing(EnsembleMean mean) {
    Shortlist all =
        Shortlists.of(VOCABULARY, IntStream.range(0, VOCABULARY).toArray(), new int[VOCABULARY][0]);
    StepScorer listed = new ModelScorer(first, KERNELS, Optional.of(all));
    double[] weights = {1, 2};
    double[][] expected = logProbabilities(ensemble(mean, weights), sources);
    for (StepScorer other :
        List.of(scorer(second), new ModelScorer(second, KERNELS, Optional.of(all)))) {
      double[][] found =
          logProbabilities(
              EnsembleScorer.of(List.of(listed, other), weights, mean, KERNELS), sources);
      for (int row = 0; row < sources.length; row++) {
        assertThat(found[row]).containsExactly(expected[row], within(2e-6));
      }
    }
  }

  @Test
  void words_of_a_short_list_are_mixed_with_the_same_words_of_a_full_row() {
    Shortlist some = Shortlists.of(VOCABULARY, new int[] {2, 9, 4}, new int[VOCABULARY][0]);
    StepScorer listed = new ModelScorer(first, KERNELS, Optional.of(some));
    double[][] a = logProbabilities(listed, sources);
    double[][] b = logProbabilities(scorer(second), sources);
    StepScorer both =
        EnsembleScorer.of(
            List.of(listed, scorer(second)),
            new double[] {1, 1},
            EnsembleMean.PROBABILITY,
            KERNELS);
    double[][] found = logProbabilities(both, sources);
    for (int row = 0; row < sources.length; row++) {
      for (int v : new int[] {2, 4, 9}) {
        double expected = Math.log(0.5 * Math.exp(a[row][v]) + 0.5 * Math.exp(b[row][v]));
        assertThat(found[row][v]).isCloseTo(expected, within(2e-6));
      }
    }
  }

  @Test
  void the_least_probabilities_keep_their_logarithms() {
    StepScorer unlikely = new Fixed(0, 0, -200, -300);
    StepScorer impossible = new Fixed(0, 0, -250, Float.NEGATIVE_INFINITY);
    StepScorer both =
        EnsembleScorer.of(
            List.of(unlikely, impossible), new double[] {1, 1}, EnsembleMean.PROBABILITY, KERNELS);
    both.start(new int[][] {{2}});
    Tensor scores = both.step(new int[] {0}, new int[] {1}, 1).scores();
    assertThat(scores.get(0, 2)).isCloseTo((float) (-200 + Math.log(0.25)), within(1e-4f));
    assertThat(scores.get(0, 3)).isCloseTo((float) (-300 + Math.log(0.25)), within(1e-4f));
  }

  /** Scores of the same words at every step, with a sum of exponentials of two. */
  private static final class Fixed implements StepScorer {
    private final float[] scores;

    Fixed(float... scores) {
      this.scores = scores;
    }

    @Override
    public void start(int[][] sources) {}

    @Override
    public StepScores step(int[] rows, int[] ids, int count) {
      Tensor normalizer = Tensor.of(new float[] {(float) Math.log(2)}, 1);
      return new StepScores().hold(Tensor.of(scores.clone(), scores.length), normalizer);
    }

    @Override
    public float[] attention(int row) {
      return new float[0];
    }
  }

  @Test
  void fusion_adds_a_weighted_language_model_and_leaves_attention_alone() {
    float[] words = new float[VOCABULARY];
    Random random = new Random(3);
    for (int v = 0; v < VOCABULARY; v++) {
      words[v] = random.nextFloat();
    }
    double[][] a = logProbabilities(scorer(first), new int[][] {{4, 2}});
    StepScorer fused = EnsembleScorer.fusion(scorer(first), new Fixed(words), 0.5, KERNELS);
    double[][] found = logProbabilities(fused, new int[][] {{4, 2}});
    for (int v = 0; v < VOCABULARY; v++) {
      double expected = a[0][v] + 0.5 * (words[v] - Math.log(2));
      assertThat(found[0][v]).isCloseTo(expected, within(1e-5));
    }
    StepScorer plain = scorer(first);
    logProbabilities(plain, new int[][] {{4, 2}});
    assertThat(fused.attention(0)).containsExactly(plain.attention(0));
  }

  @Test
  void fusion_of_weight_zero_changes_no_bit() {
    StepScorer fused = EnsembleScorer.fusion(scorer(first), scorer(second), 0, KERNELS);
    assertThat(logProbabilities(fused, sources))
        .isDeepEqualTo(logProbabilities(scorer(first), sources));
  }

  @Test
  void weights_out_of_range_are_refused() {
    assertThatThrownBy(() -> ensemble(EnsembleMean.PROBABILITY, 1))
        .hasMessage(
            "ensemble: 2 models and 1 weights: needs at least one model and a weight for each");
    assertThatThrownBy(() -> ensemble(EnsembleMean.PROBABILITY, 1, 0))
        .hasMessage("ensemble: weight is 0.0: must be a number above 0");
    assertThatThrownBy(() -> EnsembleScorer.fusion(scorer(first), scorer(second), -1, KERNELS))
        .hasMessage("language model: weight is -1.0: must be a number from 0 up");
  }

  @Test
  void names_are_those_of_the_command_line() {
    assertThat(EnsembleMean.values())
        .extracting(EnsembleMean::toString)
        .containsExactly("probability", "log-probability");
  }
}
