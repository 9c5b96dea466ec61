package io.dragoman.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTypeTest {
  @Test
  void every_half_precision_number_has_its_value() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = ElementType.halfToFloat((short) bits);
      assertThat(value).as("0x%04x", bits).isEqualTo(Float.valueOf(expected(bits)));
      if (!Float.isNaN(value)) {
        assertThat(Float.floatToRawIntBits(value) < 0).isEqualTo(bits >= 1 << 15);
      }
    }
  }

  private static float expected(int bits) {
    int exponent = bits >> 10 & 31;
    double fraction = (bits & 1023) / 1024.0;
    double magnitude =
        switch (exponent) {
          case 0 -> Math.scalb(fraction, -14);
          case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb(1 + fraction, exponent - 15);
        };
    return (float) (bits >= 1 << 15 ? -magnitude : magnitude);
  }
}
