package io.dragoman.kernels.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScalarMathTest {
  @Test
  void exp_is_accurate_and_handles_extremes() {
    for (float x = -87f; x < 88.7f; x += 0.00917f) {
      assertThat(exp(x) / Math.exp(x)).as("%s", x).isCloseTo(1, within(4e-7));
    }
    assertThat(exp(0f)).isEqualTo(1f);
    assertThat(exp(89f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(exp(-95f)).isBetween(5.5e-42f, 5.6e-42f);
    assertThat(exp(Float.NaN)).isNaN();
  }

  @Test
  void tanh_is_odd_monotonic_at_its_limit_and_exact_near_zero() {
    assertThat(ScalarMath.tanh(1e-20f)).isEqualTo(1e-20f);
    assertThat(ScalarMath.tanh(-2.5f)).isEqualTo(-ScalarMath.tanh(2.5f));
    assertThat(ScalarMath.tanh(9f)).isEqualTo(1f);
    assertThat(ScalarMath.tanh(-9f)).isEqualTo(-1f);
  }

  @Test
  void sums_use_eight_lanes_and_a_fixed_tree() {
    float[] x = {1e8f, 1f, -1e8f, 2f, 3f, 4f, 5f, 6f, 1f, 1f, 100f};
    float expected = ((1e8f + 3f) + (-1e8f + 5f)) + ((1f + 4f) + (2f + 6f)) + 1f + 1f + 100f;
    assertThat(ScalarMath.sum(x, 11)).isEqualTo(expected);
    float[] ones = {1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f};
    assertThat(ScalarMath.dot(x, ones, 11)).isEqualTo(expected);
  }

  private static float exp(float x) {
    float[] values = {x};
    ScalarMath.exp(values, new float[1], 1);
    return values[0];
  }
}
