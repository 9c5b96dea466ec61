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
    LengthLimits limits = LengthLimits.STANDARD;
    assertRefused(() -> limits.withMin(0, -1), "minLengthExtra is -1: must be at least 0");
    assertRefused(
        () -> limits.withMin(-0.1, 0), "minLengthFactor is -0.1: must be a number from 0 up");
    Ranking mean = Ranking.MEAN;
    assertRefused(() -> mean.withWordReward(1 / 0.0), "wordReward is Infinity: must be a number");
    assertRefused(
        () -> mean.withBrevityPenalty(-1, 1), "brevityPenalty is -1.0: must be a number from 0 up");
    assertRefused(
        () -> mean.withBrevityPenalty(1, -1), "lengthRatio is -1.0: must be a number from 0 up");
    assertRefused(
        () -> mean.withCoveragePenalty(-1), "coveragePenalty is -1.0: must be a number from 0 up");
  }

  @Test
  void withers_change_one_value() {
    assertThat(FIVE.withNBest(2).withLengthPenalty(0.6).withMaxLength(3, 4))
        .isEqualTo(
            FIVE.withLengthPenalty(0.6).withNBest(2).withLimits(new LengthLimits(0, 0, 3, 4)));
    assertThat(FIVE.withLengthPenalty(0.6).ranking())
        .isEqualTo(Ranking.MEAN.withNormalization(LengthNormalization.POWER, 0.6));
    assertThat(FIVE.withUnknown(true).allowUnknown()).isTrue();
    assertThat(FIVE.withAttention(true).keepAttention()).isTrue();
    assertThat(FIVE.withAttention(true).keepWordScores()).isFalse();
    assertThat(FIVE.withWordScores(true).keepWordScores()).isTrue();
    assertThat(FIVE.withWordScores(true).keepAttention()).isFalse();
    assertThat(FIVE.withStop(StopRule.FIRST).withUnknown(false).stop()).isEqualTo(StopRule.FIRST);
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
        .hasMessage(
            "greedy search: cannot do what beam search does: use that, or a beam of 1 alone");
  }

  private static void assertRefused(Runnable creation, String message) {
    assertThatThrownBy(creation::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("search options: " + message);
  }
}
