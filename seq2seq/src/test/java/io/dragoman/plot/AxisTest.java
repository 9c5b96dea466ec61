package io.dragoman.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 5, 0.0 0.2 0.4 0.6 0.8 1.0",
    "1.3, 6.8, 6, 1 2 3 4 5 6 7",
    "0, 41, 6, 0 10 20 30 40 50",
    "0, 120000, 4, 0 50000 100000 150000",
    "2.31, 2.34, 3, 2.31 2.32 2.33 2.34",
    "-3, 3, 3, -4 -2 0 2 4",
    "5, 5, 5, 5 6"
  })
  void covering_axes_have_round_ticks_around_all_values(
      double least, double greatest, int wanted, String ticks) {
    Axis axis = Axis.covering(least, greatest, wanted, 0, 100);

    assertThat(axis.ticks().stream().map(t -> axis.text(t).replace(",", "")).toList())
        .isEqualTo(List.of(ticks.split(" ")));
    assertThat(axis.pixel(axis.ticks().get(0))).isCloseTo(0, within(1e-6));
    assertThat(axis.pixel(axis.ticks().get(axis.ticks().size() - 1))).isCloseTo(100, within(1e-6));
  }

  @Test
  void tight_axes_end_at_the_greatest_value() {
    Axis axis = Axis.tight(0, 3150, 8, 50, 850);

    assertThat(axis.pixel(3150)).isEqualTo(850);
    assertThat(axis.ticks()).startsWith(0.0, 500.0).endsWith(3000.0);
    assertThat(axis.text(3000)).isEqualTo("3,000");
  }

  @Test
  void pixels_may_run_upwards() {
    Axis axis = Axis.covering(0, 10, 5, 400, 100);

    assertThat(axis.pixel(0)).isEqualTo(400);
    assertThat(axis.pixel(5)).isEqualTo(250);
  }
}
