package io.dragoman.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.evaluation.ErrorRate;
import io.dragoman.evaluation.References;
import io.dragoman.evaluation.SufficientStatistics;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignificanceTestTest {
  private static final int LINES = 200;

  /** Every k-th of the lines is wrong. */
  private static SufficientStatistics wrongEvery(int k) {
    List<String> hypotheses =
        IntStream.range(0, LINES).mapToObj(i -> i % k == 0 ? "a x" : "a b").toList();
    return SufficientStatistics.of(
        ErrorRate.ofWords(false), hypotheses, References.of(Collections.nCopies(LINES, "a b")));
  }

  @ParameterizedTest
  @EnumSource
  void a_large_difference_is_significant_and_a_small_one_is_not(SignificanceTest test) {
    SufficientStatistics baseline = wrongEvery(4);

    assertThat(p(test, baseline, wrongEvery(10), 1)).isLessThan(0.01);
    assertThat(p(test, baseline, wrongEvery(5), 1)).isBetween(0.05, 0.6);
  }

  @ParameterizedTest
  @EnumSource
  void a_seed_repeats_the_result(SignificanceTest test) {
    SufficientStatistics baseline = wrongEvery(4);
    SufficientStatistics system = wrongEvery(5);

    TestResult result = test.compare(baseline, system, 300, 7);

    assertThat(test.compare(baseline, system, 300, 7)).isEqualTo(result);
    assertThat(test.compare(baseline, system, 300, 8)).isNotEqualTo(result);
  }

  @ParameterizedTest
  @EnumSource
  void no_trials_are_refused(SignificanceTest test) {
    assertThatThrownBy(() -> test.compare(wrongEvery(4), wrongEvery(5), 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(" 0: must be at least 1");
  }

  @Test
  void the_bootstrap_interval_is_that_of_the_normal_distribution() {
    ConfidenceInterval interval =
        SignificanceTest.BOOTSTRAP.baseline(wrongEvery(4), 4_000, 1).interval().orElseThrow();

    // 25 % of 200 lines are wrong by half: the standard error is half of sqrt(0.25 * 0.75 / 200)
    assertThat(interval.mean()).isCloseTo(12.5, within(0.1));
    assertThat(interval.halfWidth())
        .isCloseTo(1.96 * 50 * Math.sqrt(0.25 * 0.75 / LINES), within(0.15));
  }

  @Test
  void the_interval_leaves_out_a_40th_on_either_side() {
    double[] scores = IntStream.range(0, 100).mapToDouble(i -> (i * 37) % 100).toArray();
    double[] copy = scores.clone();

    assertThat(ConfidenceInterval.of(scores)).isEqualTo(new ConfidenceInterval(49.5, 47.5));
    assertThat(scores).isEqualTo(copy);
    assertThat(ConfidenceInterval.of(new double[] {3})).isEqualTo(new ConfidenceInterval(3, 0));
  }

  @Test
  void the_same_lines_are_drawn_each_time() {
    Resamples resamples = Resamples.random(50, LINES, 3);
    SufficientStatistics statistics = wrongEvery(3);

    assertThat(resamples.scores(statistics)).isEqualTo(resamples.scores(statistics)).hasSize(50);
    assertThat(Resamples.random(50, LINES, 4).scores(statistics))
        .isNotEqualTo(resamples.scores(statistics));
  }

  @Test
  void given_lines_are_drawn() {
    assertThat(Resamples.of(new int[][] {range(1, LINES), new int[LINES]}).scores(wrongEvery(200)))
        .containsExactly(0, 50);
  }

  private static int[] range(int from, int size) {
    return IntStream.range(0, size).map(i -> Math.min(size - 1, i + from)).toArray();
  }

  private static double p(
      SignificanceTest test,
      SufficientStatistics baseline,
      SufficientStatistics system,
      long seed) {
    return test.compare(baseline, system, 1_000, seed).pValue().orElseThrow();
  }
}
