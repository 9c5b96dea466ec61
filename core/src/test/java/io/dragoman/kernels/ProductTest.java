package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.copy;
import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int[][] SHAPES = { // M, N, K
    {1, 1, 1},
    {3, 7, 8},
    {1, 64, 31},
    {2, 65, 16},
    {5, 100, 257},
    {6, 64, 64},
    {7, 17, 3},
    {8, 32, 100},
    {9, 257, 15},
    {13, 31, 64},
    {16, 128, 1},
    {17, 15, 17},
    {31, 96, 513},
    {64, 100, 31},
    {100, 33, 7},
    {12, 520, 1100},
    {4, 1030, 9}
  };

  @ParameterizedTest
  @MethodSource(ALL)
  void product_equals_the_reference(Kernels kernels) {
    for (int[] shape : SHAPES) {
      Tensor a = random(shape[0], shape[2], 1);
      Tensor b = random(shape[2], shape[1], 2);
      Tensor c = random(shape[0], shape[1], 3);
      kernels.multiply(a, kernels.pack(b, false, null), c, false);
      assertClose(c, reference(a, b, null), shape[2]);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void accumulating_product_adds_to_what_is_there(Kernels kernels) {
    for (int[] shape : SHAPES) {
      Tensor a = random(shape[0], shape[2], 1);
      Tensor b = random(shape[2], shape[1], 2);
      Tensor c = random(shape[0], shape[1], 3);
      double[] expected = reference(a, b, c);
      kernels.multiply(a, kernels.pack(b, false, null), c, true);
      assertClose(c, expected, shape[2]);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_product_with_a_bias_has_the_bits_of_one_added_to_copies(Kernels kernels) {
    for (int[] shape : SHAPES) {
      Tensor a = random(shape[0], shape[2], 1);
      PackedMatrix b = kernels.pack(random(shape[2], shape[1], 2), false, null);
      Tensor bias = random(1, shape[1], 3);
      Tensor expected = Tensor.zeros(shape[0], shape[1]);
      for (int row = 0; row < shape[0]; row++) {
        expected.slice(row, row + 1).copyFrom(bias);
      }
      kernels.multiply(a, b, expected, true);
      Tensor c = random(shape[0], shape[1], 4);
      kernels.multiply(a, b, bias, c);
      assertThat(c.toArray()).isEqualTo(expected.toArray());
      assertThat(bias.toArray()).isEqualTo(random(1, shape[1], 3).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_bias_of_another_shape_is_named(Kernels kernels) {
    PackedMatrix b = kernels.pack(Tensor.zeros(3, 5), false, null);
    assertThatThrownBy(
            () -> kernels.multiply(Tensor.zeros(4, 3), b, Tensor.zeros(4, 5), Tensor.zeros(4, 5)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("multiply: bias: is (4, 5) but must be (1, 5)");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void without_an_inner_dimension_the_bias_is_left(Kernels kernels) {
    PackedMatrix b = kernels.pack(Tensor.zeros(0, 70), false, null);
    Tensor c = random(3, 70, 1);
    kernels.multiply(Tensor.zeros(3, 0), b, random(1, 70, 2), c);
    for (int row = 0; row < 3; row++) {
      assertThat(c.slice(row, row + 1).toArray()).isEqualTo(random(1, 70, 2).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void packing_the_transpose_gives_the_same_bits(Kernels kernels) {
    for (int[] shape : SHAPES) {
      Tensor a = random(shape[0], shape[2], 1);
      Tensor b = random(shape[2], shape[1], 2);
      Tensor plain = Tensor.zeros(shape[0], shape[1]);
      Tensor transposed = Tensor.zeros(shape[0], shape[1]);
      kernels.multiply(a, kernels.pack(b, false, null), plain, false);
      kernels.multiply(a, kernels.pack(transpose(b), true, null), transposed, false);
      assertThat(transposed.toArray()).isEqualTo(plain.toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void transposed_product_equals_the_reference(Kernels kernels) {
    for (int[] shape : SHAPES) {
      Tensor a = random(shape[2], shape[0], 1);
      Tensor b = random(shape[2], shape[1], 2);
      Tensor c = random(shape[0], shape[1], 3);
      double[] expected = reference(transpose(a), b, c);
      kernels.multiplyTransposed(List.of(a), List.of(b), 0, c, true);
      assertClose(c, expected, shape[2]);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void transposed_product_without_accumulating_does_not_read_its_output(Kernels kernels) {
    for (int[] shape : SHAPES) {
      Tensor a = random(shape[2], shape[0], 1);
      Tensor b = random(shape[2], shape[1], 2);
      Tensor c = Tensor.zeros(shape[0], shape[1]);
      c.fill(Float.NaN);
      Tensor added = Tensor.zeros(shape[0], shape[1]);
      kernels.multiplyTransposed(List.of(a), List.of(b), 0, c, false);
      kernels.multiplyTransposed(List.of(a), List.of(b), 0, added, true);
      assertClose(c, reference(transpose(a), b, null), shape[2]);
      assertThat(c.toArray()).isEqualTo(added.toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void transposed_product_in_parts_of_k_gives_the_same_bits(Kernels kernels) {
    Tensor a = random(37, 21, 1);
    Tensor b = random(37, 70, 2);
    Tensor whole = random(21, 70, 3);
    Tensor parts = copy(whole);
    kernels.multiplyTransposed(List.of(a), List.of(b), 0, whole, true);
    kernels.multiplyTransposed(List.of(a.slice(0, 5)), List.of(b.slice(0, 5)), 0, parts, true);
    kernels.multiplyTransposed(List.of(a.slice(5, 37)), List.of(b.slice(5, 37)), 0, parts, true);
    assertThat(parts.toArray()).isEqualTo(whole.toArray());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void transposed_product_of_blocks_has_the_bits_of_the_stacked_one(Kernels kernels) {
    int[][] cuts = {{1, 3, 0, 17, 64, 2, 13}, {1100, 7}, {1024}, {5, 1200, 900}};
    for (int[] lengths : cuts) {
      int inner = Arrays.stream(lengths).sum();
      Tensor a = random(inner, 23, 1);
      Tensor b = random(inner, 70, 2);
      for (boolean accumulate : new boolean[] {false, true}) {
        Tensor whole = random(23, 70, 3);
        Tensor blocks = copy(whole);
        kernels.multiplyTransposed(List.of(a), List.of(b), 0, whole, accumulate);
        kernels.multiplyTransposed(cut(a, lengths), cut(b, lengths), 0, blocks, accumulate);
        assertThat(blocks.toArray()).isEqualTo(whole.toArray());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void transposed_product_of_some_columns_of_a_has_the_bits_of_the_whole(Kernels kernels) {
    int[] lengths = {40, 3, 1000};
    List<Tensor> a = cut(random(1043, 37, 1), lengths);
    List<Tensor> b = cut(random(1043, 100, 2), lengths);
    Tensor whole = random(37, 100, 3);
    Tensor parts = copy(whole);
    kernels.multiplyTransposed(a, b, 0, whole, true);
    for (int[] range : new int[][] {{0, 1}, {1, 8}, {8, 8}, {8, 27}, {27, 37}}) {
      kernels.multiplyTransposed(a, b, range[0], parts.slice(range[0], range[1]), true);
    }
    assertThat(parts.toArray()).isEqualTo(whole.toArray());
  }

  /** Copies of consecutive rows, each in an array of its own. */
  private static List<Tensor> cut(Tensor x, int[] lengths) {
    List<Tensor> blocks = new ArrayList<>();
    int row = 0;
    for (int length : lengths) {
      blocks.add(copy(x.slice(row, row + length)));
      row += length;
    }
    return blocks;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_row_does_not_depend_on_the_rows_beside_it(Kernels kernels) {
    for (int n : new int[] {17, 64, 100}) {
      Tensor a = random(64, 600, 1);
      PackedMatrix b = kernels.pack(random(600, n, 2), false, null);
      Tensor alone = random(64, n, 3);
      Tensor before = copy(alone);
      for (int row = 0; row < 64; row++) {
        kernels.multiply(a.slice(row, row + 1), b, alone.slice(row, row + 1), true);
      }
      for (int rows : new int[] {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 64}) {
        Tensor together = copy(before);
        kernels.multiply(a.slice(0, rows), b, together.slice(0, rows), true);
        assertThat(together.slice(0, rows).toArray()).isEqualTo(alone.slice(0, rows).toArray());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_product_writes_nothing_beside_its_output(Kernels kernels) {
    Tensor a = random(5, 9, 1);
    PackedMatrix b = kernels.pack(random(9, 21, 2), false, null);
    Tensor around = random(7, 21, 3);
    Tensor before = copy(around);
    kernels.multiply(a, b, around.slice(1, 6), false);
    assertThat(around.slice(0, 1).toArray()).isEqualTo(before.slice(0, 1).toArray());
    assertThat(around.slice(6, 7).toArray()).isEqualTo(before.slice(6, 7).toArray());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void repacking_reuses_the_matrix_of_the_same_shape(Kernels kernels) {
    Tensor a = random(5, 70, 1);
    PackedMatrix packed = kernels.pack(random(70, 21, 2), false, null);
    Tensor newer = random(70, 21, 4);
    assertThat(kernels.pack(newer, false, packed)).isSameAs(packed);
    Tensor c = Tensor.zeros(5, 21);
    kernels.multiply(a, packed, c, false);
    assertClose(c, reference(a, newer, null), 70);
    PackedMatrix other = kernels.pack(newer, true, packed);
    assertThat(other).isNotSameAs(packed);
    assertThat(other.rows()).isEqualTo(21);
    assertThat(other.columns()).isEqualTo(70);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void nan_and_infinity_go_through_a_product(Kernels kernels) {
    Tensor a = Tensor.of(new float[] {Float.NaN, 1f, 0f, Float.POSITIVE_INFINITY, 2f, 3f}, 2);
    Tensor c = Tensor.zeros(3, 1);
    kernels.multiply(a, kernels.pack(Tensor.of(new float[] {1f, 1f}, 1), false, null), c, false);
    assertThat(c.get(0, 0)).isNaN();
    assertThat(c.get(1, 0)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(c.get(2, 0)).isEqualTo(5f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void no_rows_and_no_inner_dimension_are_allowed(Kernels kernels) {
    PackedMatrix b = kernels.pack(random(4, 6, 1), false, null);
    kernels.multiply(Tensor.zeros(0, 4), b, Tensor.zeros(0, 6), false);
    Tensor c = random(2, 6, 2);
    kernels.multiply(Tensor.zeros(2, 0), kernels.pack(Tensor.zeros(0, 6), false, null), c, false);
    assertThat(c.toArray()).containsOnly(0f);
    Tensor kept = random(3, 6, 3);
    Tensor before = copy(kept);
    kernels.multiplyTransposed(
        List.of(Tensor.zeros(0, 3)), List.of(Tensor.zeros(0, 6)), 0, kept, true);
    kernels.multiplyTransposed(List.of(), List.of(), 0, kept, true);
    assertThat(kept.toArray()).isEqualTo(before.toArray());
    kernels.multiplyTransposed(List.of(), List.of(), 0, kept, false);
    assertThat(kept.toArray()).containsOnly(0f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void wrong_shapes_are_named(Kernels kernels) {
    PackedMatrix b = kernels.pack(Tensor.zeros(4, 6), false, null);
    assertThatThrownBy(() -> kernels.multiply(Tensor.zeros(2, 5), b, Tensor.zeros(2, 6), false))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("multiply: a (2, 5), b (4, 6) and c (2, 6) must be (M, K), (K, N) and (M, N)");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void wrong_shapes_of_a_transposed_product_are_named(Kernels kernels) {
    List<Tensor> a = List.of(Tensor.zeros(2, 5));
    List<Tensor> b = List.of(Tensor.zeros(2, 6));
    String rule = " must be (K, column + M or more), (K, N) and (M, N)";
    assertThatThrownBy(
            () ->
                kernels.multiplyTransposed(
                    a, List.of(Tensor.zeros(3, 6)), 0, Tensor.zeros(5, 6), true))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("multiply transposed: a (2, 5) from column 0, b (3, 6) and c (5, 6)" + rule);
    assertThatThrownBy(() -> kernels.multiplyTransposed(a, b, 2, Tensor.zeros(4, 6), true))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("multiply transposed: a (2, 5) from column 2, b (2, 6) and c (4, 6)" + rule);
    assertThatThrownBy(() -> kernels.multiplyTransposed(a, b, 0, Tensor.zeros(5, 7), true))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("multiply transposed: a (2, 5) from column 0, b (2, 6) and c (5, 7)" + rule);
    assertThatThrownBy(() -> kernels.multiplyTransposed(a, b, -1, Tensor.zeros(4, 6), true))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("multiply transposed: column -1 is negative");
    assertThatThrownBy(() -> kernels.multiplyTransposed(a, List.of(), 0, Tensor.zeros(5, 6), true))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("multiply transposed: 1 blocks of a and 0 of b");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_matrix_packed_by_other_kernels_is_refused(Kernels kernels) {
    PackedMatrix foreign = new PackedMatrix(4, 6) {};
    assertThatThrownBy(
            () -> kernels.multiply(Tensor.zeros(2, 4), foreign, Tensor.zeros(2, 6), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("multiply: b was packed by other kernels (");
  }

  private static Tensor transpose(Tensor x) {
    Tensor y = Tensor.zeros(x.columns(), x.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.columns(); j++) {
        y.set(j, i, x.get(i, j));
      }
    }
    return y;
  }

  private static double[] reference(Tensor a, Tensor b, Tensor start) {
    double[] c = new double[a.rows() * b.columns()];
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        double sum = start == null ? 0 : start.get(i, j);
        for (int k = 0; k < a.columns(); k++) {
          sum += (double) a.get(i, k) * b.get(k, j);
        }
        c[i * b.columns() + j] = sum;
      }
    }
    return c;
  }

  /** A chain of K float additions of N(0, 1) products errs by about eps * K at the very most. */
  private static void assertClose(Tensor actual, double[] expected, int k) {
    float[] values = actual.toArray();
    double tolerance = 2e-6 * (1 + Math.sqrt(k)) * 2;
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i] - expected[i]) <= tolerance)) {
        assertThat((double) values[i])
            .as("value %s of %s, K = %s", i, actual.shape(), k)
            .isEqualTo(expected[i]);
      }
    }
  }
}
