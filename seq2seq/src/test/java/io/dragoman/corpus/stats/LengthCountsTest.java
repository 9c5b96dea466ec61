package io.dragoman.corpus.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LengthCountsTest {
  private static LengthCounts of(int... lengths) {
    LengthCounts counts = new LengthCounts();
    Arrays.stream(lengths).forEach(counts::add);
    return counts;
  }

  @Test
  void mean_median_and_longest() {
    LengthCounts counts = of(3, 1, 8, 4);
    assertThat(counts.mean()).isEqualTo(4);
    assertThat(counts.median()).isEqualTo(3.5);
    assertThat(counts.longest()).isEqualTo(8);
    assertThat(of(5, 1, 9).median()).isEqualTo(5);
  }

  @Test
  void without_lines_all_is_zero() {
    LengthCounts none = of();
    assertThat(none.count()).isZero();
    assertThat(none.mean()).isZero();
    assertThat(none.median()).isZero();
    assertThat(none.longest()).isZero();
    assertThat(none.quantile(0.5)).isZero();
  }

  @Test
  void quantiles_are_those_of_the_sorted_lengths() {
    Random random = new Random(1);
    int[] lengths = random.ints(999, 0, 60).toArray();
    LengthCounts counts = of(lengths);
    Arrays.sort(lengths);
    for (double part : new double[] {0.001, 0.05, 0.5, 0.95, 1}) {
      assertThat(counts.quantile(part)).isEqualTo(lengths[(int) Math.ceil(part * 999) - 1]);
    }
    assertThat(counts.median()).isEqualTo(lengths[499]);
    assertThat(counts.sum()).isEqualTo(Arrays.stream(lengths).sum());
  }

  @Test
  void lines_are_counted_by_length() {
    assertThat(of(2, 0, 2, 7).lines().toString()).isEqualTo("{0=>1, 2=>2, 7=>1}");
  }
}
