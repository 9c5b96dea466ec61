package io.dragoman.examples.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void informer_splits_by_months_and_measures_the_second_four_where_the_last_are_missing() {
    assertThat(Split.informer(17_420)).isEqualTo(new Split(8_640, 11_520, 14_400));
    assertThat(Split.informer(11_520)).isEqualTo(new Split(7_920, 8_640, 11_520));
    assertThatThrownBy(() -> Split.informer(11_519))
        .hasMessage(
            "--informer: the series has 11519 values: give at least 11520, sixteen months of"
                + " hours");
  }

  @Test
  void other_series_are_split_by_tenths() {
    assertThat(Split.tenths(100)).isEqualTo(new Split(70, 80, 100));
  }

  @Test
  void values_are_standardised_by_what_is_learnt_from() {
    double[] standard = new Split(4, 5, 6).standardise(new double[] {1, 3, 1, 3, 100, 2});
    assertThat(standard).containsExactly(new double[] {-1, 1, -1, 1, 98, 0}, within(1e-9));
    assertThat(new Split(2, 3, 3).standardise(new double[] {5, 5, 6})).containsExactly(0, 0, 1);
  }
}
