package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.copy;
import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointwiseTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int[] SIZES = {1, 3, 7, 8, 15, 16, 17, 31, 64, 100, 257, 1030};

  @ParameterizedTest
  @MethodSource(ALL)
  void tanh_is_accurate_over_its_range(Kernels kernels) {
    assertThat(relativeError(kernels::tanh, Math::tanh, -12f, 12f)).isLessThan(4e-7);
    assertThat(relativeError(kernels::tanh, Math::tanh, -1e-3f, 1e-3f)).isLessThan(4e-7);
    assertThat(relativeError(kernels::tanh, Math::tanh, -1e-30f, 1e-30f)).isLessThan(4e-7);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sigmoid_is_accurate_over_its_range(Kernels kernels) {
    DoubleUnaryOperator exact = x -> 1 / (1 + Math.exp(-x));
    assertThat(relativeError(kernels::sigmoid, exact, -87f, 30f)).isLessThan(4e-7);
    assertThat(relativeError(kernels::sigmoid, exact, -1e-3f, 1e-3f)).isLessThan(4e-7);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void exponentials_are_accurate_over_their_range(Kernels kernels) {
    // softmax of (x, 0) for x <= 0 is e^x / (1 + e^x)
    for (float x = -86f; x <= 0f; x += 0.0371f) {
      Tensor y = Tensor.zeros(1, 2);
      kernels.softmax(Tensor.of(new float[] {x, 0f}, 2), y);
      double exact = Math.exp(x) / (1 + Math.exp(x));
      assertThat(y.get(0, 0) / exact - 1).as("%s", x).isCloseTo(0, within(4e-7));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void extreme_values_saturate_and_nan_propagates(Kernels kernels) {
    float inf = Float.POSITIVE_INFINITY;
    for (int size : new int[] {8, 40}) {
      Tensor x = Tensor.zeros(1, size);
      float[] values = {-inf, inf, Float.NaN, -1e38f, 1e38f, 20f, -20f, 0f};
      for (int i = 0; i < size; i++) {
        x.set(0, i, values[i % 8]);
      }
      Tensor y = Tensor.zeros(1, size);
      kernels.tanh(x, y);
      assertThat(last(y, 8)).containsExactly(-1f, 1f, Float.NaN, -1f, 1f, 1f, -1f, 0f);
      assertThat(y.slice(0, 1).toArray()).startsWith(-1f, 1f, Float.NaN, -1f, 1f, 1f, -1f, 0f);
      kernels.sigmoid(x, y);
      float small = (float) (1 / (1 + Math.exp(20)));
      float[] sigmoid = last(y, 8);
      assertThat(sigmoid[6]).isCloseTo(small, within(1e-14f));
      sigmoid[6] = small;
      assertThat(sigmoid).containsExactly(0f, 1f, Float.NaN, 0f, 1f, 1f, small, 0.5f);
      kernels.relu(x, y);
      assertThat(last(y, 8)).containsExactly(0f, inf, Float.NaN, 0f, 1e38f, 20f, 0f, 0f);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void activations_work_in_place(Kernels kernels) {
    for (int size : SIZES) {
      Tensor x = random(3, size, 1);
      Tensor y = Tensor.zeros(3, size);
      Tensor inPlace = copy(x);
      kernels.tanh(x, y);
      kernels.tanh(inPlace, inPlace);
      assertThat(inPlace.toArray()).isEqualTo(y.toArray());
      inPlace.copyFrom(x);
      kernels.sigmoid(x, y);
      kernels.sigmoid(inPlace, inPlace);
      assertThat(inPlace.toArray()).isEqualTo(y.toArray());
      inPlace.copyFrom(x);
      kernels.relu(x, y);
      kernels.relu(inPlace, inPlace);
      assertThat(inPlace.toArray()).isEqualTo(y.toArray());
      inPlace.copyFrom(x);
      kernels.softmax(x, y);
      kernels.softmax(inPlace, inPlace);
      assertThat(inPlace.toArray()).isEqualTo(y.toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sums_and_products_are_added(Kernels kernels) {
    for (int size : SIZES) {
      Tensor x = random(2, size, 1);
      Tensor mask = random(2, size, 2);
      Tensor y = random(2, size, 3);
      Tensor added = copy(y);
      Tensor product = copy(y);
      Tensor scaled = copy(x);
      kernels.add(x, added);
      kernels.addProduct(x, mask, product);
      kernels.scale(scaled, -0.3f);
      for (int i = 0; i < 2 * size; i++) {
        float a = x.toArray()[i];
        float b = y.toArray()[i];
        assertThat(added.data()[i]).isEqualTo(a + b);
        assertThat(product.data()[i]).isCloseTo(b + a * mask.toArray()[i], within(2e-6f));
        assertThat(scaled.data()[i]).isEqualTo(a * -0.3f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gradients_of_activations_are_added(Kernels kernels) {
    for (int size : SIZES) {
      Tensor y = random(2, size, 1);
      Tensor dY = random(2, size, 2);
      Tensor start = random(2, size, 3);
      Tensor tanh = copy(start);
      Tensor sigmoid = copy(start);
      Tensor relu = copy(start);
      kernels.tanhBackward(y, dY, tanh);
      kernels.sigmoidBackward(y, dY, sigmoid);
      kernels.reluBackward(y, dY, relu);
      for (int i = 0; i < 2 * size; i++) {
        double v = y.toArray()[i];
        double d = dY.toArray()[i];
        double s = start.toArray()[i];
        assertThat((double) tanh.data()[i]).isCloseTo(s + d * (1 - v * v), within(1e-5));
        assertThat((double) sigmoid.data()[i]).isCloseTo(s + d * v * (1 - v), within(1e-5));
        assertThat((double) relu.data()[i]).isCloseTo(v > 0 ? s + d : s, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void column_sums_add_rows_in_order(Kernels kernels) {
    for (int size : SIZES) {
      Tensor x = random(9, size, 1);
      Tensor sum = random(1, size, 2);
      float[] expected = sum.toArray();
      kernels.addColumnSums(x, sum);
      for (int row = 0; row < 9; row++) {
        for (int i = 0; i < size; i++) {
          expected[i] += x.get(row, i);
        }
      }
      assertThat(sum.toArray()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void rows_are_gathered_and_scattered(Kernels kernels) {
    int[] ids = {4, 0, 4, 2};
    for (int size : SIZES) {
      Tensor table = random(5, size, 1);
      Tensor y = Tensor.zeros(4, size);
      kernels.gatherRows(table, ids, y);
      float[][] expected = new float[5][];
      for (int row = 0; row < 5; row++) {
        expected[row] = table.slice(row, row + 1).toArray();
      }
      for (int row = 0; row < 4; row++) {
        assertThat(y.slice(row, row + 1).toArray()).isEqualTo(expected[ids[row]]);
      }
      Tensor gradient = random(4, size, 2);
      kernels.scatterAddRows(gradient, ids, 0, 3, table);
      kernels.scatterAddRows(gradient, ids, 3, 5, table);
      for (int row = 0; row < 4; row++) {
        for (int i = 0; i < size; i++) {
          expected[ids[row]][i] += gradient.get(row, i);
        }
      }
      for (int row = 0; row < 5; row++) {
        assertThat(table.slice(row, row + 1).toArray()).isEqualTo(expected[row]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_row_outside_the_table_is_refused(Kernels kernels) {
    Tensor view = Tensor.zeros(5, 3).slice(0, 2);
    assertThatThrownBy(() -> kernels.gatherRows(view, new int[] {2}, Tensor.zeros(1, 3)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> kernels.scatterAddRows(Tensor.zeros(1, 3), new int[] {-1}, 0, 2, view))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_value_does_not_depend_on_its_place(Kernels kernels) {
    for (int size : new int[] {5, 17, 50}) {
      Tensor x = random(7, size, 1);
      Tensor dY = random(7, size, 2);
      Tensor start = random(7, size, 3);
      Tensor[] together = new Tensor[5];
      Tensor[] alone = new Tensor[5];
      for (int i = 0; i < 5; i++) {
        together[i] = copy(start);
        alone[i] = copy(start);
      }
      run(kernels, x, dY, together);
      for (int row = 0; row < 7; row++) {
        Tensor[] rows = new Tensor[5];
        for (int i = 0; i < 5; i++) {
          rows[i] = alone[i].slice(row, row + 1);
        }
        run(kernels, x.slice(row, row + 1), dY.slice(row, row + 1), rows);
      }
      for (int i = 0; i < 5; i++) {
        assertThat(together[i].toArray()).as("operation %s", i).isEqualTo(alone[i].toArray());
      }
    }
  }

  private static void run(Kernels kernels, Tensor x, Tensor dY, Tensor[] results) {
    kernels.tanh(x, results[0]);
    kernels.sigmoid(x, results[1]);
    kernels.tanhBackward(x, dY, results[2]);
    kernels.sigmoidBackward(x, dY, results[3]);
    kernels.addProduct(x, dY, results[4]);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void different_shapes_are_refused(Kernels kernels) {
    Tensor x = Tensor.zeros(2, 3);
    Tensor y = Tensor.zeros(3, 2);
    assertThatThrownBy(() -> kernels.add(x, y))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("add: (2, 3) and (3, 2) must have the same shape");
    assertThatThrownBy(() -> kernels.tanh(x, y)).isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> kernels.sigmoid(x, y)).isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> kernels.relu(x, y)).isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> kernels.addProduct(x, x, y))
        .isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> kernels.tanhBackward(x, y, x))
        .isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> kernels.addColumnSums(x, Tensor.zeros(1, 2)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("column sums: sum: is (1, 2) but must be (1, 3)");
  }

  private static float[] last(Tensor x, int count) {
    return Arrays.copyOfRange(x.toArray(), x.size() - count, x.size());
  }

  private static double relativeError(
      BiConsumer<Tensor, Tensor> operation, DoubleUnaryOperator exact, float from, float to) {
    int n = 200_001;
    Tensor x = Tensor.zeros(1, n);
    for (int i = 0; i < n; i++) {
      x.set(0, i, from + (to - from) * i / (n - 1));
    }
    Tensor y = Tensor.zeros(1, n);
    operation.accept(x, y);
    double worst = 0;
    for (int i = 0; i < n; i++) {
      double expected = exact.applyAsDouble(x.get(0, i));
      if (expected != 0) {
        worst = Math.max(worst, Math.abs(y.get(0, i) / expected - 1));
      }
    }
    return worst;
  }
}
