package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.copy;
import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantizedProductTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int[][] SHAPES = { // M, N, K
    {1, 1, 1}, {1, 64, 31}, {1, 300, 512}, {2, 65, 16}, {5, 128, 257}, {6, 130, 600},
    {7, 17, 3}, {13, 31, 64}, {24, 257, 15}, {25, 257, 300}, {64, 100, 129}, {3, 20, 0}
  };

  /** What the bytes stand for, so that only rounding of the product itself is left. */
  private static Tensor dequantized(QuantizedMatrix weight) {
    Tensor floats = Tensor.zeros(weight.rows(), weight.columns());
    weight.dequantize(floats);
    return floats;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_product_equals_that_with_the_dequantized_weight(Kernels kernels) {
    for (boolean accumulate : new boolean[] {false, true}) {
      for (int[] shape : SHAPES) {
        Tensor a = random(shape[0], shape[2], 1);
        QuantizedMatrix weight = QuantizedMatrix.of(random(shape[2], shape[1], 2));
        Tensor c = random(shape[0], shape[1], 3);
        Tensor expected = copy(c);
        kernels.multiply(a, kernels.pack(weight), c, accumulate);
        kernels.multiply(a, kernels.pack(dequantized(weight), false, null), expected, accumulate);
        double tolerance = 1e-5 * (1 + Math.sqrt(shape[2]));
        for (int i = 0; i < c.size(); i++) {
          assertThat((double) c.toArray()[i] - expected.toArray()[i])
              .as("value %s of %s x %s x %s", i, shape[0], shape[1], shape[2])
              .isBetween(-tolerance, tolerance);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_row_does_not_depend_on_the_rows_beside_it(Kernels kernels) {
    for (int n : new int[] {17, 128, 200}) {
      Tensor a = random(64, 600, 1);
      PackedMatrix b = kernels.pack(QuantizedMatrix.of(random(600, n, 2)));
      Tensor alone = random(64, n, 3);
      Tensor before = copy(alone);
      for (int row = 0; row < 64; row++) {
        kernels.multiply(a.slice(row, row + 1), b, alone.slice(row, row + 1), true);
      }
      for (int rows = 2; rows <= 64; rows++) {
        Tensor together = copy(before);
        kernels.multiply(a.slice(0, rows), b, together.slice(0, rows), true);
        assertThat(together.slice(0, rows).toArray()).isEqualTo(alone.slice(0, rows).toArray());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_product_writes_nothing_beside_its_output(Kernels kernels) {
    for (int rows : new int[] {1, 5, 30}) {
      Tensor a = random(rows, 9, 1);
      PackedMatrix b = kernels.pack(QuantizedMatrix.of(random(9, 21, 2)));
      Tensor around = random(rows + 2, 21, 3);
      Tensor before = copy(around);
      kernels.multiply(a, b, around.slice(1, rows + 1), false);
      assertThat(around.slice(0, 1).toArray()).isEqualTo(before.slice(0, 1).toArray());
      assertThat(around.slice(rows + 1, rows + 2).toArray())
          .isEqualTo(before.slice(rows + 1, rows + 2).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void nan_and_infinity_go_through_a_product(Kernels kernels) {
    Tensor a = Tensor.of(new float[] {Float.NaN, 1f, Float.POSITIVE_INFINITY, 2f}, 2);
    Tensor c = Tensor.zeros(2, 1);
    PackedMatrix ones = kernels.pack(QuantizedMatrix.of(Tensor.of(new float[] {1f, 1f}, 1)));
    kernels.multiply(a, ones, c, false);
    assertThat(c.get(0, 0)).isNaN();
    assertThat(c.get(1, 0)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void wrong_shapes_are_named(Kernels kernels) {
    PackedMatrix b = kernels.pack(QuantizedMatrix.of(Tensor.zeros(4, 6)));
    assertThatThrownBy(() -> kernels.multiply(Tensor.zeros(2, 5), b, Tensor.zeros(2, 6), false))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("multiply: a (2, 5), b (4, 6) and c (2, 6) must be (M, K), (K, N) and (M, N)");
  }
}
