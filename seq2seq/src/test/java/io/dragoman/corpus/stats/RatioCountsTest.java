package io.dragoman.corpus.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioCountsTest {
  private static RatioCounts of(int... lengths) {
    RatioCounts ratios = new RatioCounts();
    for (int i = 0; i < lengths.length; i += 2) {
      ratios.add(lengths[i], lengths[i + 1]);
    }
    return ratios;
  }

  @Test
  void a_ratio_is_the_second_length_for_one_of_the_first() {
    RatioCounts ratios = of(4, 2, 2, 4, 5, 5, 1, 3);
    assertThat(ratios.quantile(0.25)).isEqualTo(0.5);
    assertThat(ratios.quantile(0.5)).isEqualTo(1);
    assertThat(ratios.quantile(0.75)).isEqualTo(2);
    assertThat(ratios.quantile(1)).isEqualTo(3);
  }

  @Test
  void pairs_with_an_empty_side_have_none() {
    RatioCounts ratios = of(0, 4, 4, 0, 0, 0, 7, 7);
    assertThat(ratios.count()).isEqualTo(1);
    assertThat(ratios.quantile(0.5)).isEqualTo(1);
    assertThat(of().quantile(0.5)).isZero();
  }

  @Test
  void bins_begin_at_zero_and_the_last_has_the_rest() {
    RatioCounts ratios = of(4, 1, 4, 2, 4, 3, 4, 4, 4, 5, 1, 9);
    assertThat(ratios.bins(0.5, 3)).containsExactly(1, 2, 3);
  }

  @Test
  void a_ratio_at_the_edge_of_a_bin_belongs_to_the_higher_one() {
    // 0.15 / 0.05 is 2.9999999999999996
    assertThat(of(20, 3).bins(0.05, 10)).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
  }
}
