package io.dragoman.search;

import static io.dragoman.search.TableScorer.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeamSearchTest {
  private static final int A = 4;
  private static final int B = 5;
  private static final int[][] ONE_SENTENCE = {{7, 8, 9, 2}};

  /** The most probable first word leads into a dead end: greedy search misses the best. */
  private static TableScorer gardenPath() {
    return new TableScorer(6)
        .after(List.of(), 0.0, 0.6, 0.4)
        .after(List.of(A), 0.3, 0.3, 0.4)
        .after(List.of(A, A), 0.5, 0.25, 0.25)
        .after(List.of(A, B), 0.5, 0.25, 0.25)
        .after(List.of(B), 0.9, 0.05, 0.05);
  }

  private static SearchOptions options(int beam) {
    return SearchOptions.ofBeam(beam).withLengthPenalty(0).withMaxLength(0, 3);
  }

  private static List<Hypothesis> search(TableScorer scorer, SearchOptions options) {
    return new BeamSearch(scorer, SPECIAL, options).search(ONE_SENTENCE).get(0);
  }

  @Test
  void a_beam_of_two_finds_what_greedy_search_misses() {
    Hypothesis greedy = search(gardenPath(), options(1)).get(0);
    assertThat(greedy.ids()).containsExactly(A, B);
    assertThat(greedy.logProbability()).isCloseTo(Math.log(0.6 * 0.4 * 0.5), within(1e-6));

    Hypothesis best = search(gardenPath(), options(2)).get(0);
    assertThat(best.ids()).containsExactly(B);
    assertThat(best.finished()).isTrue();
    assertThat(best.logProbability()).isCloseTo(Math.log(0.4 * 0.9), within(1e-6));
    assertThat(best.score()).isEqualTo(best.logProbability());
  }

  @Test
  void n_best_hypotheses_come_best_first_and_differ() {
    List<Hypothesis> best = search(gardenPath(), options(4).withNBest(4));
    assertThat(best)
        .extracting(Hypothesis::ids)
        .containsExactly(ids(B), ids(A), ids(A, B), ids(A, A));
    assertThat(best).extracting(Hypothesis::finished).containsOnly(true);
    assertThat(best)
        .extracting(each -> (double) Math.round(1e4 * Math.exp(each.logProbability())))
        .containsExactly(3600.0, 1800.0, 1200.0, 900.0);
  }

  @Test
  void length_penalty_prefers_the_mean_over_the_sum() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0.0, 0.5, 0.5)
            .after(List.of(A), 0.6, 0.0, 0.0) // one word: 0.3
            .after(List.of(B), 0.0, 0.0, 0.8)
            .after(List.of(B, B), 0.7, 0.0, 0.0); // two words: 0.28
    SearchOptions options = options(2).withMaxLength(0, 4);
    assertThat(search(scorer, options).get(0).ids()).containsExactly(A);

    Hypothesis mean = search(scorer, options.withLengthPenalty(1)).get(0);
    assertThat(mean.ids()).containsExactly(B, B);
    assertThat(mean.score()).isCloseTo(Math.log(0.5 * 0.8 * 0.7) / 3, within(1e-6));

    Hypothesis half = search(scorer, options.withLengthPenalty(0.5)).get(0);
    assertThat(half.score()).isCloseTo(Math.log(0.28) / Math.sqrt(3), within(1e-6));
  }

  @Test
  void finished_hypotheses_leave_the_beam() {
    TableScorer scorer = gardenPath();
    search(scorer, options(4).withNBest(4));
    // A and B; B </s> and A </s> end while A B and A A go on; both end
    assertThat(scorer.rowsPerStep()).containsExactly(1, 2, 2);
  }

  @Test
  void a_sentence_ends_when_no_active_hypothesis_can_win() {
    TableScorer scorer = gardenPath();
    search(scorer, options(4));
    // B </s> has 0.36, more than any prefix that is left
    assertThat(scorer.rowsPerStep()).containsExactly(1, 2);
  }

  @Test
  void a_sentence_goes_on_while_length_normalisation_can_make_an_active_one_win() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0.5, 0.2, 0.0) // </s>: log 0.5 = -0.69
            .after(List.of(A), 0.0, 1.0, 0.0)
            .after(List.of(A, A), 0.0, 1.0, 0.0)
            .after(List.of(A, A, A), 1.0, 0.0, 0.0); // log 0.2 / 4 = -0.40
    SearchOptions options = options(2).withLengthPenalty(1);
    assertThat(search(scorer, options.withMaxLength(0, 4)).get(0).ids()).containsExactly(A, A, A);
    assertThat(scorer.rowsPerStep()).hasSize(4);
    // with 2 words at most, log 0.2 / 2 = -0.80 cannot win
    assertThat(search(scorer, options.withMaxLength(0, 2)).get(0).ids()).isEmpty();
    assertThat(scorer.rowsPerStep()).hasSize(1);
  }

  @Test
  void stop_rules_differ_in_how_long_a_better_one_is_waited_for() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0.4, 0.5, 0.0) // </s>: log 0.4 / 1 = -0.92; A: -0.69
            .after(List.of(A), 0.0, 0.3, 0.0) // A A: log 0.15 / 2 = -0.95
            .after(List.of(A, A), 1.0, 0.0, 0.0); // A A </s>: log 0.15 / 3 = -0.63
    SearchOptions options = options(2).withLengthPenalty(1).withMaxLength(0, 5);
    assertThat(options.stop()).isEqualTo(StopRule.EXACT);
    assertThat(search(scorer, options).get(0).ids()).containsExactly(A, A);
    assertThat(scorer.rowsPerStep()).containsExactly(1, 1, 1);

    // A was better than </s>, A A is worse
    assertThat(search(scorer, options.withStop(StopRule.CURRENT)).get(0).ids()).isEmpty();
    assertThat(scorer.rowsPerStep()).containsExactly(1, 1);

    assertThat(search(scorer, options.withStop(StopRule.FIRST)).get(0).ids()).isEmpty();
    assertThat(scorer.rowsPerStep()).containsExactly(1);
  }

  @Test
  void stop_rules_wait_for_as_many_as_are_asked_for() {
    for (StopRule rule : StopRule.values()) {
      SearchOptions options = options(4).withNBest(2).withStop(rule);
      assertThat(search(gardenPath(), options))
          .extracting(Hypothesis::ids)
          .containsExactly(ids(B), ids(A));
    }
  }

  @Test
  void the_limit_of_length_returns_the_best_unfinished() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0.0, 0.6, 0.4)
            .after(List.of(A), 0.0, 0.6, 0.4)
            .after(List.of(B), 0.0, 0.6, 0.4);
    Hypothesis best = search(scorer, options(2).withMaxLength(0, 2)).get(0);
    assertThat(best.ids()).containsExactly(A, A);
    assertThat(best.finished()).isFalse();
    assertThat(scorer.rowsPerStep()).hasSize(2);
  }

  @Test
  void unfinished_hypotheses_come_behind_finished_ones() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0.1, 0.9, 0.0) // </s> is improbable but ends
            .after(List.of(A), 0.0, 1.0, 0.0);
    List<Hypothesis> best = search(scorer, options(2).withMaxLength(0, 2).withNBest(2));
    assertThat(best).extracting(Hypothesis::ids).containsExactly(ids(), ids(A, A));
    assertThat(best).extracting(Hypothesis::finished).containsExactly(true, false);
  }

  @Test
  void unfinished_hypotheses_are_ranked_with_finished_ones_if_asked_for() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0.3, 0.5, 0.2)
            .after(List.of(A), 0.1, 0.8, 0.1)
            .after(List.of(B), 0.9, 0.05, 0.05);
    SearchOptions last = options(3).withMaxLength(0, 2).withNBest(3);
    assertThat(search(scorer, last))
        .extracting(Hypothesis::ids)
        .containsExactly(ids(), ids(B), ids(A, A));
    SearchOptions ranked = last.withRanking(last.ranking().withUnfinished(Unfinished.RANKED));
    List<Hypothesis> best = search(scorer, ranked);
    assertThat(best).extracting(Hypothesis::ids).containsExactly(ids(A, A), ids(), ids(B));
    assertThat(best).extracting(Hypothesis::finished).containsExactly(false, true, true);
    assertThat(best).extracting(Hypothesis::cut).containsOnly(false);
    assertThat(best.get(0).score()).isCloseTo(Math.log(0.5 * 0.8), within(1e-6));
    for (StopRule rule : StopRule.values()) {
      Hypothesis one = search(scorer, ranked.withNBest(1).withStop(rule)).get(0);
      boolean early = rule == StopRule.FIRST;
      assertThat(one.ids()).as("%s", rule).isEqualTo(early ? ids() : ids(A, A));
    }
  }

  @Test
  void a_reward_of_the_word_that_an_unfinished_one_has_instead_of_the_end_is_waited_for() {
    TableScorer scorer =
        new TableScorer(6).after(List.of(), 0.45, 0.55, 0).after(List.of(A), 0, 1.0, 0);
    SearchOptions options = options(2).withMaxLength(0, 2);
    Ranking ranked =
        options.ranking().withUnfinished(Unfinished.RANKED).withWordReward(-0.4, false);
    assertThat(search(scorer, options.withRanking(ranked)).get(0).ids()).isEmpty();
    assertThat(search(scorer, options.withRanking(ranked.withWordReward(0.4, false))).get(0).ids())
        .containsExactly(A, A);
  }

  @Test
  void the_limit_of_length_grows_with_the_source() {
    LengthLimits limits = LengthLimits.STANDARD.withMax(1.5, 2);
    assertThat(limits.max(1)).isEqualTo(2);
    assertThat(limits.max(2)).isEqualTo(3);
    assertThat(limits.max(3)).isEqualTo(5);
    assertThat(limits.withMax(1e9, 1).max(100)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void the_least_length_grows_with_the_source_up_to_the_limit() {
    LengthLimits limits = new LengthLimits(0.5, 1, 1, 2);
    assertThat(limits.min(1)).isEqualTo(1);
    assertThat(limits.min(2)).isEqualTo(2);
    assertThat(limits.min(3)).isEqualTo(2);
    assertThat(limits.withMin(5, 0).min(3)).isEqualTo(3);
    assertThat(limits.hasMin()).isTrue();
    assertThat(LengthLimits.STANDARD.hasMin()).isFalse();
  }

  @Test
  void a_hypothesis_does_not_end_before_the_least_length() {
    SearchOptions options = options(1).withLimits(new LengthLimits(0, 2, 0, 3));
    Hypothesis two =
        Searcher.create(gardenPath(), SPECIAL, options).search(ONE_SENTENCE).get(0).get(0);
    assertThat(two.ids()).containsExactly(A, B);
    assertThat(two.finished()).isTrue();
    SearchOptions wide = options(4).withLimits(new LengthLimits(0, 2, 0, 3));
    assertThat(search(gardenPath(), wide.withNBest(2)))
        .extracting(Hypothesis::ids)
        .containsExactly(ids(A, B), ids(A, A));
  }

  @Test
  void equal_scores_are_ordered_by_row_and_id() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0.0, 0.5, 0.5)
            .after(List.of(A), 0.5, 0.25, 0.25)
            .after(List.of(B), 0.5, 0.25, 0.25);
    List<Hypothesis> best = search(scorer, options(4).withNBest(4).withMaxLength(0, 2));
    assertThat(best)
        .extracting(Hypothesis::ids)
        .containsExactly(ids(A), ids(B), ids(A, A), ids(A, B));
  }

  @Test
  void padding_begin_and_unknown_are_not_produced() {
    TableScorer scorer =
        new TableScorer(6)
            .afterAll(List.of(), 0.3, 0.2, 0.1, 0.25, 0.05, 0.1)
            .after(List.of(3), 1.0)
            .after(List.of(B), 1.0)
            .after(List.of(A), 1.0);
    SearchOptions options = options(4).withNBest(3);
    assertThat(search(scorer, options))
        .extracting(Hypothesis::ids)
        .containsExactly(ids(), ids(B), ids(A));
    assertThat(search(scorer, options.withUnknown(true)).get(0).ids()).containsExactly(3);
  }

  @Test
  void attention_has_a_row_for_each_word_and_the_end() {
    SearchOptions options = options(2).withAttention(true);
    Hypothesis best = search(gardenPath(), options).get(0);
    assertThat(best.ids()).containsExactly(B);
    assertThat(best.attention()).isDeepEqualTo(new float[][] {{1, 0, 0, 0}, {0, 1, 0, 0}});
    assertThat(search(gardenPath(), options(2)).get(0).attention()).isEmpty();
  }

  @Test
  void sentences_leave_the_batch_one_by_one() {
    TableScorer scorer = gardenPath();
    SearchOptions options = options(1).withMaxLength(0.5, 1);
    int[][] sources = {{9, 9, 9, 9, 2}, {2}, {9, 9, 2}};
    List<List<Hypothesis>> results = new BeamSearch(scorer, SPECIAL, options).search(sources);
    assertThat(scorer.rowsPerStep()).containsExactly(3, 2, 1);
    assertThat(results)
        .extracting(each -> each.get(0).ids())
        .containsExactly(ids(A, B), ids(A), ids(A, B));
  }

  @Test
  void an_empty_batch_has_no_results() {
    assertThat(new BeamSearch(gardenPath(), SPECIAL, options(2)).search(new int[0][])).isEmpty();
    assertThat(new GreedySearch(gardenPath(), SPECIAL, options(1)).search(new int[0][])).isEmpty();
  }

  @Test
  void scores_that_are_not_numbers_are_reported() {
    TableScorer scorer =
        new TableScorer(6).after(List.of(), 0.0, 1.0, 0.0).afterAll(List.of(A), nan(6));
    String message =
        "search: sentence 1 of the batch: no word 2 has a score that is a number:"
            + " check the model's weights";
    for (int beam : new int[] {1, 2}) {
      Searcher searcher = Searcher.create(scorer, SPECIAL, options(beam));
      assertThatThrownBy(() -> searcher.search(ONE_SENTENCE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(message);
    }
  }

  private static double[] nan(int size) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static int[] ids(int... ids) {
    return ids;
  }
}
