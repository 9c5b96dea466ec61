package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SearchOptionsTest {
  private static final SearchOptions FIVE = SearchOptions.ofBeam(5);

  @Test
  void values_out_of_range_are_refused() {
    assertRefused(() -> SearchOptions.ofBeam(0), "beam is 0: must be at least 1");
    assertRefused(() -> FIVE.withNBest(0), "nBest is 0: must be from 1 to the beam of 5");
    assertRefused(() -> FIVE.withNBest(6), "nBest is 6: must be from 1 to the beam of 5");
    assertRefused(
        () -> FIVE.withLengthPenalty(-0.5), "lengthPenalty is -0.5: must be a number from 0 up");
    assertRefused(
        () -> FIVE.withLengthPenalty(Double.NaN),
        "lengthPenalty is NaN: must be a number from 0 up");
    assertRefused(
        () -> FIVE.withMaxLength(Double.POSITIVE_INFINITY, 1),
        "maxLengthFactor is Infinity: must be a number from 0 up");
    assertRefused(() -> FIVE.withMaxLength(1, 0), "maxLengthExtra is 0: must be at least 1");
  }

  @Test
  void withers_change_one_value() {
    assertThat(FIVE.withNBest(2).withLengthPenalty(0.6).withMaxLength(3, 4))
        .isEqualTo(new SearchOptions(5, 2, 0.6, 3, 4, false, false, false, StopRule.EXACT));
    assertThat(FIVE.withUnknown(true).withAttention(true))
        .isEqualTo(new SearchOptions(5, 1, 1.0, 2.0, 10, true, true, false, StopRule.EXACT));
    assertThat(FIVE.withWordScores(true))
        .isEqualTo(new SearchOptions(5, 1, 1.0, 2.0, 10, false, false, true, StopRule.EXACT));
    assertThat(FIVE.withStop(StopRule.FIRST))
        .isEqualTo(new SearchOptions(5, 1, 1.0, 2.0, 10, false, false, false, StopRule.FIRST));
  }

  @Test
  void special_tokens_that_a_search_needs_must_exist() {
    assertThatThrownBy(() -> new SpecialIds(-1, -1, 0, 1))
        .hasMessage("search: <s> has id -1 and </s> has id 0: add both to the target vocabulary");
    assertThat(new SpecialIds(-1, 1, 0, -1).eos()).isZero();
  }

  @Test
  void greedy_search_refuses_a_beam() {
    assertThatThrownBy(() -> new GreedySearch(new TableScorer(6), TableScorer.SPECIAL, FIVE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("greedy search: beam is 5: use beam search or a beam of 1");
  }

  private static void assertRefused(Runnable creation, String message) {
    assertThatThrownBy(creation::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("search options: " + message);
  }
}
