package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Kernels.AdamCoefficients;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerKernelsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final AdamCoefficients COEFFICIENTS =
      new AdamCoefficients(0.01f, 0.9f, 0.98f, 0.3f, 1e-6f, 0.02f, 0.5f);

  @ParameterizedTest
  @MethodSource(ALL)
  void sum_of_squares_equals_the_reference(Kernels kernels) {
    float[] x = random(1, 300, 1).data();
    for (int to : new int[] {5, 6, 20, 21, 36, 300}) {
      double exact = 0;
      for (int i = 5; i < to; i++) {
        exact += (double) x[i] * x[i];
      }
      assertThat(kernels.sumOfSquares(x, 5, to)).isCloseTo(exact, within(1e-13 * (1 + exact)));
    }
    assertThat(kernels.sumOfSquares(new float[] {3e30f, 4e30f}, 0, 2))
        .isCloseTo(2.5e61, within(1e55));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void adam_equals_the_documented_update(Kernels kernels) {
    for (int size : new int[] {1, 7, 16, 17, 100}) {
      float[] w = random(1, size, 1).toArray();
      float[] g = random(1, size, 2).toArray();
      float[] m = random(1, size, 3).toArray();
      float[] v = random(1, size, 4).toArray();
      for (int i = 0; i < size; i++) {
        v[i] *= v[i];
      }
      float[][] before = {w.clone(), m.clone(), v.clone()};
      kernels.adam(w, g, m, v, 0, size, COEFFICIENTS);
      for (int i = 0; i < size; i++) {
        double scaled = 0.5 * g[i];
        double first = 0.9 * before[1][i] + 0.1 * scaled;
        double second = 0.98 * before[2][i] + 0.02 * scaled * scaled;
        double decayed = before[0][i] * (1 - 0.02);
        assertThat((double) m[i]).isCloseTo(first, within(1e-6));
        assertThat((double) v[i]).isCloseTo(second, within(1e-6));
        assertThat((double) w[i])
            .isCloseTo(decayed - 0.01 * first / (Math.sqrt(second) / 0.3 + 1e-6), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void adam_in_parts_gives_the_same_bits_and_stays_in_its_range(Kernels kernels) {
    float[][] whole = new float[4][];
    float[][] parts = new float[4][];
    for (int i = 0; i < 4; i++) {
      whole[i] = random(1, 100, i).toArray();
      if (i == 3) {
        for (int j = 0; j < 100; j++) {
          whole[i][j] *= whole[i][j];
        }
      }
      parts[i] = whole[i].clone();
    }
    float outside = whole[0][98];
    kernels.adam(whole[0], whole[1], whole[2], whole[3], 1, 98, COEFFICIENTS);
    kernels.adam(parts[0], parts[1], parts[2], parts[3], 1, 34, COEFFICIENTS);
    kernels.adam(parts[0], parts[1], parts[2], parts[3], 34, 98, COEFFICIENTS);
    for (int i = 0; i < 4; i++) {
      assertThat(parts[i]).isEqualTo(whole[i]);
    }
    assertThat(whole[0][98]).isEqualTo(outside);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_range_outside_the_arrays_is_refused(Kernels kernels) {
    float[] two = new float[2];
    float[] three = new float[3];
    assertThatThrownBy(() -> kernels.sumOfSquares(two, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> kernels.adam(three, three, three, two, 0, 3, COEFFICIENTS))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
