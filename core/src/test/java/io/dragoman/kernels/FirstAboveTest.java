package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirstAboveTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  @ParameterizedTest
  @MethodSource(ALL)
  void finds_what_a_loop_finds(Kernels kernels) {
    for (int columns : new int[] {1, 7, 16, 63, 64, 65, 200, 1100}) {
      Tensor x = random(3, columns, columns);
      for (float threshold : new float[] {Float.NEGATIVE_INFINITY, -0.5f, 0f, 0.9f, 5f}) {
        for (int from = 0; from <= columns; from += 1 + columns / 9) {
          int expected = from;
          while (expected < columns && x.get(1, expected) <= threshold) {
            expected++;
          }
          assertThat(kernels.firstAbove(x, 1, from, threshold)).isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void every_place_of_a_row_is_seen_and_none_beside_it(Kernels kernels) {
    int columns = 131;
    for (int place = 0; place < columns; place++) {
      Tensor x = Tensor.zeros(3, columns);
      x.slice(0, 1).fill(9f);
      x.slice(2, 3).fill(9f);
      x.set(1, place, 1f);
      assertThat(kernels.firstAbove(x, 1, 0, 0f)).isEqualTo(place);
      assertThat(kernels.firstAbove(x, 1, place + 1, 0f)).isEqualTo(columns);
      assertThat(kernels.firstAbove(x, 1, 0, 1f)).isEqualTo(columns); // not above itself
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void nan_is_above_nothing_and_nothing_is_above_nan(Kernels kernels) {
    Tensor x = Tensor.zeros(1, 70);
    x.fill(Float.NaN);
    x.set(0, 67, Float.NEGATIVE_INFINITY);
    x.set(0, 68, -1f);
    assertThat(kernels.firstAbove(x, 0, 0, Float.NEGATIVE_INFINITY)).isEqualTo(68);
    assertThat(kernels.firstAbove(x, 0, 0, Float.NaN)).isEqualTo(70);
  }
}
