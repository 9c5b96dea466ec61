package io.dragoman.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorMathTest {
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    8.99f,
    9f,
    9.01f,
    -9f,
    87.3f,
    88.7f,
    88.8f,
    89f,
    1e30f,
    -87.4f,
    -100f,
    -104f,
    -105f,
    1e-30f,
    Float.MIN_VALUE,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  @Test
  void lanes_and_tails_give_equal_bits() {
    Random random = new Random(5);
    float[] x = new float[Lanes.LENGTH];
    for (int call = 0; call < 20_000; call++) {
      for (int i = 0; i < x.length; i++) {
        x[i] =
            call % 8 == 0
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : (float) random.nextGaussian() * (call % 8 == 1 ? 40f : 3f);
      }
      check(x, range((from, y, n) -> VectorMath.expOfMinus(x, from, 0.5f, y, from, n)));
      check(x, range((from, y, n) -> VectorMath.tanh(x, from, y, from, n)));
      check(x, range((from, y, n) -> VectorMath.sigmoid(x, from, y, from, n)));
    }
  }

  private interface Range {
    void run(int from, float[] y, int n);
  }

  /** The results of one vector, and of single floats. */
  private static float[][] range(Range operation) {
    float[] lanes = new float[Lanes.LENGTH];
    float[] tails = new float[Lanes.LENGTH];
    operation.run(0, lanes, lanes.length);
    for (int i = 0; i < tails.length; i++) {
      operation.run(i, tails, 1);
    }
    return new float[][] {lanes, tails};
  }

  private static void check(float[] x, float[][] results) {
    for (int i = 0; i < x.length; i++) {
      check(x[i], results[0][i], results[1][i]);
    }
  }

  private static void check(float x, float lane, float tail) {
    if (Float.floatToIntBits(lane) != Float.floatToIntBits(tail)) {
      assertThat(lane).as("at %s", x).isEqualTo(tail);
    }
  }

  @Test
  void exp_of_minus_is_accurate_and_handles_extremes() {
    for (float x = 0f; x < 87.3f; x += 0.00917f) {
      assertThat(expOfMinus(x) / Math.exp(-x)).as("%s", x).isCloseTo(1, within(3e-7));
      assertThat(expOfMinus(-x)).isEqualTo(expOfMinus(x));
    }
    assertThat(expOfMinus(0f)).isEqualTo(1f);
    assertThat(expOfMinus(88f)).isZero();
    assertThat(expOfMinus(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(expOfMinus(Float.NaN)).isNaN();
    assertThat(expOfMinus(Float.intBitsToFloat(0xFFC00001))).isNaN();
  }

  @Test
  void sums_over_lanes_follow_a_fixed_tree() {
    float[] x = new float[Lanes.LENGTH];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1f / (1 + i);
    }
    float[] tree = x.clone();
    for (int width = x.length / 2; width > 0; width /= 2) {
      for (int i = 0; i < width; i++) {
        tree[i] += tree[i + width];
      }
    }
    assertThat(Lanes.sum(Lanes.load(x, 0), Lanes.scratch())).isEqualTo(tree[0]);
  }

  private static float expOfMinus(float x) {
    float[] y = new float[1];
    VectorMath.expOfMinus(new float[] {x}, 0, 0f, y, 0, 1);
    return y[0];
  }
}
