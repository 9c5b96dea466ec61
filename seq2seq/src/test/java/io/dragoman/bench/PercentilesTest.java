package io.dragoman.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTest {
  @ParameterizedTest
  @CsvSource({"1, 10", "10, 10", "10.1, 20", "50, 50", "90, 90", "95, 100", "99, 100", "100, 100"})
  void a_percentile_is_the_value_of_nearest_rank(double percent, double expected) {
    Percentiles ten = Percentiles.of(100, 20, 30, 90, 50, 60, 70, 80, 40, 10);

    assertThat(ten.at(percent)).isEqualTo(expected);
  }

  @Test
  void a_hundred_values_have_their_own_per_cents() {
    Percentiles hundred = Percentiles.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());

    for (int percent = 1; percent <= 100; percent++) {
      assertThat(hundred.at(percent)).isEqualTo(percent);
    }
  }

  @ParameterizedTest
  @CsvSource({"1 2 9, 2", "4 1 3 2, 2.5", "7, 7", "5 3, 4"})
  void the_median_is_in_the_middle(String values, double expected) {
    double[] numbers =
        java.util.Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();

    assertThat(Percentiles.of(numbers).median()).isEqualTo(expected);
  }

  @Test
  void least_and_greatest_are_known_and_the_values_stay_as_they_are() {
    double[] values = {3, 1, 2};
    Percentiles percentiles = Percentiles.of(values);

    assertThat(percentiles.min()).isEqualTo(1);
    assertThat(percentiles.max()).isEqualTo(3);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void no_values_and_impossible_percentages_are_refused() {
    assertThatThrownBy(() -> Percentiles.of())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("percentiles: no values: at least one is needed");
    for (double percent : new double[] {0, -1, 100.5, Double.NaN}) {
      assertThatThrownBy(() -> Percentiles.of(1).at(percent))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("percentiles: " + percent + ": must be above 0 and at most 100");
    }
  }
}
