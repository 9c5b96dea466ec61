package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final Ranking SUM = Ranking.MEAN.withNormalization(LengthNormalization.POWER, 0);

  @Test
  void lengths_are_normalised_by_a_power_or_as_gnmt_does() {
    assertThat(Ranking.MEAN.score(-6, 4, 3, 9)).isEqualTo(-1.5);
    assertThat(SUM.score(-6, 4, 3, 9)).isEqualTo(-6);
    Ranking root = SUM.withNormalization(LengthNormalization.POWER, 0.5);
    assertThat(root.score(-6, 4, 3, 9)).isEqualTo(-3);
    Ranking gnmt = SUM.withNormalization(LengthNormalization.GNMT, 1);
    assertThat(gnmt.score(-6, 1, 0, 9)).isEqualTo(-6);
    assertThat(gnmt.score(-6, 7, 6, 9)).isEqualTo(-3);
    assertThat(gnmt.withNormalization(LengthNormalization.GNMT, 2).score(-6, 7, 6, 9))
        .isEqualTo(-1.5);
  }

  @Test
  void every_word_but_the_end_is_rewarded_before_normalising() {
    assertThat(SUM.withWordReward(0.5).score(-6, 4, 3, 9)).isEqualTo(-4.5);
    assertThat(Ranking.MEAN.withWordReward(0.5).score(-6, 4, 3, 9)).isEqualTo(-4.5 / 4);
    assertThat(Ranking.MEAN.withWordReward(0.5).score(-6, 4, 4, 9)).isEqualTo(-1);
  }

  @Test
  void the_end_may_be_rewarded_as_a_word() {
    Ranking all = SUM.withWordReward(0.5, true);
    assertThat(all.score(-6, 4, 3, 9)).isEqualTo(-4);
    assertThat(all.score(-6, 4, 4, 9)).as("unfinished: no end to count").isEqualTo(-4);
    assertThat(all.withNormalization(LengthNormalization.POWER, 1).score(-6, 4, 3, 9))
        .isEqualTo(-1);
    assertThat(all.withWordReward(2).score(-6, 4, 3, 9)).as("the end stays").isEqualTo(2);
    assertThat(all.withWordReward(0, true).score(-6, 4, 3, 9)).isEqualTo(-6);
  }

  @Test
  void only_hypotheses_shorter_than_expected_pay_for_brevity() {
    Ranking brief = SUM.withBrevityPenalty(2, 0.5);
    double expected = brief.expectedLength(new TableScorer(6), 0, 8);
    assertThat(expected).isEqualTo(4);
    assertThat(brief.score(-6, 2, 1, expected)).isEqualTo(-6 + 2 * (1 - 4.0 / 2));
    assertThat(brief.score(-6, 4, 3, expected)).isEqualTo(-6);
    assertThat(brief.score(-6, 8, 7, expected)).isEqualTo(-6);
    assertThat(brief.brevity(2, expected)).isEqualTo(-2);
    assertThat(SUM.brevity(2, expected)).isZero();
  }

  @Test
  void no_length_is_worth_more_than_the_bound() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      Ranking ranking =
          SUM.withNormalization(
                  LengthNormalization.values()[random.nextInt(2)], 2 * random.nextDouble())
              .withWordReward(
                  random.nextBoolean() ? 0 : 4 * random.nextDouble() - 2, random.nextBoolean())
              .withBrevityPenalty(random.nextInt(2) * random.nextDouble(), random.nextDouble());
      double logProbability = -20 * random.nextDouble();
      int length = random.nextInt(10);
      int limit = length + 1 + random.nextInt(20);
      double bound = ranking.bound(logProbability, length, limit, 12);
      double most = Double.NEGATIVE_INFINITY;
      for (int n = length + 1; n <= limit; n++) {
        most = Math.max(most, ranking.score(logProbability, n, n - 1, 12));
      }
      assertThat(bound).isCloseTo(most, within(1e-12)).isGreaterThanOrEqualTo(most - 1e-15);
      Ranking ranked = ranking.withUnfinished(Unfinished.RANKED);
      double wide = ranked.bound(logProbability, length, limit, 12);
      assertThat(wide).isGreaterThanOrEqualTo(bound);
      for (int n = Math.max(length, 1); n <= limit; n++) {
        assertThat(wide).isGreaterThanOrEqualTo(ranked.score(logProbability, n, n, 12) - 1e-12);
      }
    }
  }

  @Test
  void a_bound_over_a_limit_out_of_sight_is_known_at_once() {
    Ranking ranking = Ranking.MEAN.withWordReward(1);
    assertThat(ranking.bound(-1, 3, Integer.MAX_VALUE, 5)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
