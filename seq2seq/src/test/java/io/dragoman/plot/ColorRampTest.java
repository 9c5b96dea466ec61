package io.dragoman.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColorRampTest {

  /** Lightness L* of CIE 1976 of a colour {@code #rrggbb}. */
  private static double lightness(String color) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double luminance = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      luminance += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return 116 * Math.cbrt(luminance) - 16;
  }

  @Test
  void zero_is_almost_white_and_one_is_dark() {
    assertThat(lightness(ColorRamp.color(0))).isGreaterThan(95);
    assertThat(lightness(ColorRamp.color(1))).isLessThan(25);
  }

  @Test
  void lightness_falls_evenly() {
    double light = lightness(ColorRamp.color(0));
    double slope = lightness(ColorRamp.color(1)) - light;
    for (double v = 0.1; v < 1; v += 0.1) {
      assertThat(lightness(ColorRamp.color(v))).isCloseTo(light + v * slope, within(5.0));
    }
  }

  @Test
  void values_outside_the_unit_interval_are_clamped() {
    assertThat(ColorRamp.color(-3)).isEqualTo(ColorRamp.color(0));
    assertThat(ColorRamp.color(1.001)).isEqualTo(ColorRamp.color(1));
  }
}
