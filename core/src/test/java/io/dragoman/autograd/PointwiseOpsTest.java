package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PointwiseOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  @ParameterizedTest
  @CsvSource({"3,4", "1,1", "1,33", "17,1"})
  void functions_of_one_variable_have_the_right_gradient(int rows, int columns) {
    GradientCheck.of((tape, x) -> PointwiseOps.tanh(tape, x.get(0)))
        .withInput(rows, columns)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.sigmoid(tape, x.get(0)))
        .withInput(rows, columns)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.relu(tape, x.get(0)))
        .withInput(awayFromZero(rows, columns))
        .passes();
  }

  @ParameterizedTest
  @CsvSource({"3,4", "1,1", "1,33", "17,1"})
  void functions_of_more_variables_have_the_right_gradient(int rows, int columns) {
    GradientCheck.of((tape, x) -> PointwiseOps.add(tape, x.get(0), x.get(1)))
        .withInput(rows, columns)
        .withInput(rows, columns)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.multiply(tape, x.get(0), x.get(1)))
        .withInput(rows, columns)
        .withInput(rows, columns)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.interpolate(tape, x.get(0), x.get(1), x.get(2)))
        .withInput(rows, columns)
        .withInput(rows, columns)
        .withInput(rows, columns)
        .passes();
  }

  @Test
  void constants_get_no_gradient() {
    GradientCheck.of((tape, x) -> PointwiseOps.add(tape, x.get(0), x.get(1)))
        .withInput(2, 3)
        .withConstant(2, 3)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.multiply(tape, x.get(0), x.get(1)))
        .withConstant(2, 3)
        .withInput(2, 3)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.interpolate(tape, x.get(0), x.get(1), x.get(2)))
        .withConstant(2, 3)
        .withInput(2, 3)
        .withConstant(2, 3)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.interpolate(tape, x.get(0), x.get(1), x.get(2)))
        .withInput(2, 3)
        .withConstant(2, 3)
        .withInput(2, 3)
        .passes();
    for (GradientCheck.Function each :
        new GradientCheck.Function[] {
          (tape, x) -> PointwiseOps.tanh(tape, x.get(0)),
          (tape, x) -> PointwiseOps.sigmoid(tape, x.get(0)),
          (tape, x) -> PointwiseOps.relu(tape, x.get(0)),
          (tape, x) -> PointwiseOps.dropout(tape, x.get(0), 0.5f, new long[] {1, 2}),
        }) {
      GradientCheck.of(each).withConstant(2, 3).passes();
    }
  }

  @Test
  void a_variable_used_twice_gets_both_gradients() {
    GradientCheck.of((tape, x) -> PointwiseOps.multiply(tape, x.get(0), x.get(0)))
        .withInput(2, 3)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.add(tape, x.get(0), x.get(0)))
        .withInput(2, 3)
        .passes();
    GradientCheck.of((tape, x) -> PointwiseOps.interpolate(tape, x.get(0), x.get(1), x.get(0)))
        .withInput(2, 3)
        .withInput(2, 3)
        .passes();
    GradientCheck.of(
            (tape, x) ->
                PointwiseOps.add(
                    tape, PointwiseOps.tanh(tape, x.get(0)), PointwiseOps.sigmoid(tape, x.get(0))))
        .withInput(3, 5)
        .passes();
  }

  @ParameterizedTest
  @CsvSource({"3,4,0.5", "1,1,0", "5,33,0.2", "4,7,0.9"})
  void dropout_has_the_right_gradient(int rows, int columns, float rate) {
    long[] keys = new long[rows];
    for (int row = 0; row < rows; row++) {
      keys[row] = 11L * row;
    }
    GradientCheck.of((tape, x) -> PointwiseOps.dropout(tape, x.get(0), rate, keys))
        .withInput(rows, columns)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void values_are_those_of_the_formulas(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable a = tape.constant(random(3, 5, 1));
    Variable b = tape.constant(random(3, 5, 2));
    Variable c = tape.constant(random(3, 5, 3));
    Tensor sum = PointwiseOps.add(tape, a, b).value();
    Tensor product = PointwiseOps.multiply(tape, a, b).value();
    Tensor between = PointwiseOps.interpolate(tape, a, b, c).value();
    Tensor tanh = PointwiseOps.tanh(tape, a).value();
    Tensor sigmoid = PointwiseOps.sigmoid(tape, a).value();
    Tensor relu = PointwiseOps.relu(tape, a).value();
    for (int row = 0; row < 3; row++) {
      for (int n = 0; n < 5; n++) {
        float x = a.value().get(row, n);
        float y = b.value().get(row, n);
        double mixed = x + (double) c.value().get(row, n) * (y - x);
        assertThat(sum.get(row, n)).isEqualTo(x + y);
        assertThat(product.get(row, n)).isEqualTo(x * y);
        assertThat((double) between.get(row, n)).isCloseTo(mixed, within(2e-6));
        assertThat((double) tanh.get(row, n)).isCloseTo(Math.tanh(x), within(1e-6));
        assertThat((double) sigmoid.get(row, n)).isCloseTo(1 / (1 + Math.exp(-x)), within(1e-6));
        assertThat(relu.get(row, n)).isEqualTo(Math.max(x, 0f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void dropped_values_are_zero_and_kept_ones_are_scaled(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable x = tape.constant(random(8, 50, 1));
    long[] keys = {1, 2, 3, 4, 5, 6, 7, 8};
    Tensor y = PointwiseOps.dropout(tape, x, 0.25f, keys).value();
    int dropped = 0;
    for (int row = 0; row < 8; row++) {
      for (int n = 0; n < 50; n++) {
        float kept = x.value().get(row, n) * (1f / 0.75f);
        assertThat(y.get(row, n)).isIn(0f, -0f, kept);
        dropped += y.get(row, n) == 0f ? 1 : 0;
      }
    }
    assertThat(dropped).isBetween(60, 140);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void different_shapes_are_refused(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable a = tape.constant(Tensor.zeros(2, 3));
    Variable b = tape.constant(Tensor.zeros(3, 2));
    assertThatThrownBy(() -> PointwiseOps.add(tape, a, b))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("add: (2, 3) and (3, 2) must have the same shape");
    assertThatThrownBy(() -> PointwiseOps.multiply(tape, a, b))
        .hasMessage("multiply: (2, 3) and (3, 2) must have the same shape");
    assertThatThrownBy(() -> PointwiseOps.interpolate(tape, a, b, a))
        .hasMessage("interpolate: (2, 3) and (3, 2) must have the same shape");
    assertThatThrownBy(() -> PointwiseOps.interpolate(tape, a, a, b))
        .hasMessage("interpolate: (2, 3) and (3, 2) must have the same shape");
  }

  /** Random values at least 0.2 from the kink of ReLU. */
  private static Tensor awayFromZero(int rows, int columns) {
    Tensor x = random(rows, columns, 5);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] += Math.signum(x.data()[i]) * 0.2f;
    }
    return x;
  }
}
