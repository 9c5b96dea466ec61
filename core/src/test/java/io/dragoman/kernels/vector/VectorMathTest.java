package io.dragoman.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import jdk.incubator.vector.FloatVector;
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
      FloatVector lanes = Lanes.load(x, 0);
      float[] exp = VectorMath.expOfMinus(lanes).toArray();
      float[] tanh = VectorMath.tanh(lanes).toArray();
      float[] sigmoid = VectorMath.sigmoid(lanes).toArray();
      for (int i = 0; i < x.length; i++) {
        check(x[i], exp[i], VectorMath.expOfMinus(x[i]));
        check(x[i], tanh[i], VectorMath.tanh(x[i]));
        check(x[i], sigmoid[i], VectorMath.sigmoid(x[i]));
      }
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
      assertThat(VectorMath.expOfMinus(x) / Math.exp(-x)).as("%s", x).isCloseTo(1, within(3e-7));
      assertThat(VectorMath.expOfMinus(-x)).isEqualTo(VectorMath.expOfMinus(x));
    }
    assertThat(VectorMath.expOfMinus(0f)).isEqualTo(1f);
    assertThat(VectorMath.expOfMinus(88f)).isZero();
    assertThat(VectorMath.expOfMinus(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(VectorMath.expOfMinus(Float.NaN)).isNaN();
    assertThat(VectorMath.expOfMinus(Float.intBitsToFloat(0xFFC00001))).isNaN();
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
}
