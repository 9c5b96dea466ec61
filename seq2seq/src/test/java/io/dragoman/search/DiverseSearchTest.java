package io.dragoman.search;

import static io.dragoman.search.TableScorer.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.EncoderDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiverseSearchTest {
  private static final int A = 4;
  private static final int B = 5;
  private static final EncoderDecoder MODEL = ModelSearchTest.model("gru", 20, 2f);

  private static Searcher searcher(SearchOptions options) {
    return new BeamSearch(new ModelScorer(MODEL, new ScalarKernels()), SPECIAL, options);
  }

  /** A is a little better than B at both places. */
  private static TableScorer twoWords() {
    TableScorer scorer = new TableScorer(6).after(List.of(), 0, 0.6, 0.4);
    for (int word : new int[] {A, B}) {
      scorer.after(List.of(word), 0, 0.6, 0.4);
      scorer.after(List.of(word, A), 1, 0, 0).after(List.of(word, B), 1, 0, 0);
    }
    return scorer;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.5, 5})
  void a_group_avoids_the_words_of_groups_before_it(double strength) {
    SearchOptions options =
        SearchOptions.ofBeam(2).withNBest(2).withGroups(new DiverseGroups(2, strength));
    List<Hypothesis> found =
        new BeamSearch(twoWords(), SPECIAL, options).search(new int[][] {{7, 2}}).get(0);
    assertThat(found.get(0).ids()).containsExactly(A, A);
    double logProbability = 2 * Math.log(0.6);
    assertThat(found.get(0).logProbability()).isCloseTo(logProbability, within(1e-6));
    if (strength < Math.log(0.6 / 0.4)) {
      assertThat(found).hasSize(1); // both groups found the same
    } else {
      assertThat(found.get(1).ids()).containsExactly(B, B);
      assertThat(found.get(1).logProbability())
          .as("what it chose by is not what it is worth")
          .isCloseTo(2 * Math.log(0.4), within(1e-6));
    }
  }

  @Test
  void groups_that_do_not_avoid_each_other_all_find_what_a_small_beam_finds() {
    int[][] sources = ModelSearchTest.sources(20, 1);
    SearchOptions two = SearchOptions.ofBeam(2);
    SearchOptions groups = SearchOptions.ofBeam(6).withGroups(new DiverseGroups(3, 0));
    assertThat(ModelSearchTest.text(searcher(groups).search(sources)))
        .isEqualTo(ModelSearchTest.text(searcher(two).search(sources)));
  }

  @Test
  void groups_are_more_diverse_than_a_beam() {
    int[][] sources = ModelSearchTest.sources(20, 2);
    SearchOptions beam = SearchOptions.ofBeam(6).withNBest(6);
    List<List<Hypothesis>> plain = searcher(beam).search(sources);
    List<List<Hypothesis>> diverse =
        searcher(beam.withGroups(new DiverseGroups(6, 2))).search(sources);
    assertThat(firstWords(diverse)).isGreaterThan(firstWords(plain));
    for (List<Hypothesis> each : diverse) {
      assertThat(each).extracting(one -> Arrays.toString(one.ids())).doesNotHaveDuplicates();
    }
  }

  private static long firstWords(List<List<Hypothesis>> results) {
    return results.stream()
        .mapToLong(
            each ->
                each.stream().map(one -> Arrays.stream(one.ids()).findFirst()).distinct().count())
        .sum();
  }

  @Test
  void results_do_not_depend_on_the_batch() {
    int[][] sources = ModelSearchTest.sources(30, 3);
    SearchOptions options =
        SearchOptions.ofBeam(6).withNBest(5).withGroups(new DiverseGroups(3, 0.7));
    Searcher searcher = searcher(options);
    List<List<Hypothesis>> alone = new ArrayList<>();
    for (int[] source : sources) {
      alone.addAll(searcher.search(new int[][] {source}));
    }
    assertThat(ModelSearchTest.text(searcher.search(sources)))
        .isEqualTo(ModelSearchTest.text(alone));
  }

  @Test
  void what_met_the_limit_of_length_is_ranked_among_all_groups_if_asked_for() {
    int[][] sources = ModelSearchTest.sources(30, 4);
    SearchOptions last =
        SearchOptions.ofBeam(6)
            .withNBest(6)
            .withGroups(new DiverseGroups(3, 0.7))
            .withMaxLength(0, 3);
    Ranking ranking = last.ranking().withUnfinished(Unfinished.RANKED);
    List<List<Hypothesis>> ranked = searcher(last.withRanking(ranking)).search(sources);
    for (List<Hypothesis> best : ranked) {
      assertThat(best)
          .isSortedAccordingTo(Comparator.comparingDouble(Hypothesis::score).reversed());
    }
    assertThat(ranked)
        .anyMatch(best -> !best.get(0).finished() && best.get(best.size() - 1).finished());
    for (List<Hypothesis> best : searcher(last).search(sources)) {
      assertThat(best).isSortedAccordingTo(Comparator.comparing(each -> !each.finished()));
    }
  }

  @Test
  void a_beam_that_groups_do_not_divide_is_refused() {
    SearchOptions five = SearchOptions.ofBeam(5);
    assertThatThrownBy(() -> five.withGroups(new DiverseGroups(2, 1)))
        .hasMessage("search options: beam is 5: must be a multiple of the 2 groups");
    assertThatThrownBy(() -> new DiverseGroups(0, 1))
        .hasMessage("search options: groups is 0: must be at least 1");
    assertThatThrownBy(() -> new DiverseGroups(2, -1))
        .hasMessage("search options: diversity is -1.0: must be a number from 0 up");
  }
}
