package io.dragoman.autograd;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  private static Variable lstm(Tape tape, Variable gates, Variable cell) {
    RecurrentOps.LstmState state = RecurrentOps.lstm(tape, gates, cell);
    return RowOps.concatenate(tape, state.hidden(), state.cell());
  }

  @ParameterizedTest
  @CsvSource({"3,4", "1,1", "1,17", "5,2"})
  void lstm_gates_have_the_right_gradient(int rows, int hidden) {
    GradientCheck.of((tape, x) -> lstm(tape, x.get(0), x.get(1)))
        .withInput(rows, 4 * hidden)
        .withInput(rows, hidden)
        .passes();
    GradientCheck.of((tape, x) -> RecurrentOps.lstm(tape, x.get(0), x.get(1)).hidden())
        .withInput(rows, 4 * hidden)
        .withInput(rows, hidden)
        .passes();
    GradientCheck.of((tape, x) -> RecurrentOps.lstm(tape, x.get(0), x.get(1)).cell())
        .withInput(rows, 4 * hidden)
        .withInput(rows, hidden)
        .passes();
  }

  @ParameterizedTest
  @CsvSource({"3,4", "1,1", "1,17", "5,2"})
  void gru_gates_have_the_right_gradient(int rows, int hidden) {
    GradientCheck.of((tape, x) -> RecurrentOps.gru(tape, x.get(0), x.get(1), x.get(2)))
        .withInput(rows, 3 * hidden)
        .withInput(rows, 3 * hidden)
        .withInput(rows, hidden)
        .passes();
  }

  @Test
  void constants_get_no_gradient() {
    GradientCheck.of((tape, x) -> lstm(tape, x.get(0), x.get(1)))
        .withInput(2, 8)
        .withConstant(2, 2)
        .passes();
    GradientCheck.of((tape, x) -> lstm(tape, x.get(0), x.get(1)))
        .withConstant(2, 8)
        .withInput(2, 2)
        .passes();
    for (int each = 0; each < 3; each++) {
      int constant = each;
      GradientCheck check =
          GradientCheck.of((tape, x) -> RecurrentOps.gru(tape, x.get(0), x.get(1), x.get(2)));
      for (int input = 0; input < 3; input++) {
        int columns = input == 2 ? 2 : 6;
        check = input == constant ? check.withConstant(2, columns) : check.withInput(2, columns);
      }
      check.passes();
    }
  }

  @Test
  void inputs_that_are_used_elsewhere_too_get_the_sum() {
    GradientCheck.of(
            (tape, x) -> {
              Variable h = RecurrentOps.gru(tape, x.get(0), x.get(1), x.get(2));
              Variable again = RecurrentOps.gru(tape, x.get(0), x.get(1), h);
              Variable rest = RowOps.concatenate(tape, x.get(0), x.get(1));
              return RowOps.concatenate(tape, RowOps.concatenate(tape, again, x.get(2)), rest);
            })
        .withInput(2, 6)
        .withInput(2, 6)
        .withInput(2, 2)
        .passes();
    GradientCheck.of(
            (tape, x) -> {
              Variable both = lstm(tape, x.get(0).slice(0, 2), x.get(1).slice(1, 3));
              Variable other = lstm(tape, x.get(0).slice(2, 3), x.get(1).slice(1, 2));
              return RowOps.stack(tape, List.of(both, other));
            })
        .withInput(3, 8)
        .withInput(3, 2)
        .passes();
  }

  @Test
  void one_variable_may_be_both_products_of_a_gru() {
    GradientCheck.of((tape, x) -> RecurrentOps.gru(tape, x.get(0), x.get(0), x.get(1)))
        .withInput(2, 6)
        .withInput(2, 2)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_fused_gru_equals_the_composed_one(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    int hidden = 5;
    Variable x = tape.constant(random(3, 3 * hidden, 1));
    Variable u = tape.constant(random(3, 3 * hidden, 2));
    Variable h = tape.constant(random(3, hidden, 3));
    Tensor fused = RecurrentOps.gru(tape, x, u, h).value();
    Variable sum = PointwiseOps.add(tape, x, u);
    Variable r = PointwiseOps.sigmoid(tape, RowOps.columns(tape, sum, 0, hidden));
    Variable z = PointwiseOps.sigmoid(tape, RowOps.columns(tape, sum, hidden, 2 * hidden));
    Variable reset =
        PointwiseOps.multiply(tape, r, RowOps.columns(tape, u, 2 * hidden, 3 * hidden));
    Variable candidate =
        PointwiseOps.tanh(
            tape, PointwiseOps.add(tape, RowOps.columns(tape, x, 2 * hidden, 3 * hidden), reset));
    Tensor composed = PointwiseOps.interpolate(tape, candidate, h, z).value();
    assertClose("h", fused, composed, 1e-6);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_fused_lstm_equals_the_formulas(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Tensor gates = random(2, 12, 1);
    Tensor cell = random(2, 3, 2);
    RecurrentOps.LstmState state =
        RecurrentOps.lstm(tape, tape.constant(GradientCheck.copy(gates)), tape.constant(cell));
    for (int row = 0; row < 2; row++) {
      for (int n = 0; n < 3; n++) {
        double i = sigmoid(gates.get(row, n));
        double f = sigmoid(gates.get(row, 3 + n));
        double g = Math.tanh(gates.get(row, 6 + n));
        double o = sigmoid(gates.get(row, 9 + n));
        double c = f * cell.get(row, n) + i * g;
        assertThat((double) state.cell().value().get(row, n)).isCloseTo(c, within(1e-6));
        assertThat((double) state.hidden().value().get(row, n))
            .isCloseTo(o * Math.tanh(c), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void shapes_that_do_not_fit_are_refused(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable gates = tape.constant(Tensor.zeros(2, 6));
    Variable state = tape.constant(Tensor.zeros(2, 3));
    assertThatThrownBy(() -> RecurrentOps.lstm(tape, gates, state))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("lstm: gates (2, 6) and state (2, 3) must be (M, 4H) and (M, H)");
    assertThatThrownBy(() -> RecurrentOps.gru(tape, gates, gates, state))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("gru: gates (2, 6) and state (2, 3) must be (M, 3H) and (M, H)");
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
