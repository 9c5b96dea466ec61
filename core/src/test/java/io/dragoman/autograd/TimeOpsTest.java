package io.dragoman.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOpsTest {
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 2, 1);

  @Test
  void neighbouring_steps_stand_side_by_side_and_what_is_missing_is_zero() {
    for (Kernels kernels : Implementations.all()) {
      Arena arena = new Arena();
      arena.take(1, 100).fill(Float.NaN);
      arena.reset();
      Tape tape = Tape.inference(kernels, arena);
      Tensor x = Tensor.zeros(LAYOUT.positions(), 1); // the value at step t of row r is 10 r + t
      for (int row = 0; row < LAYOUT.batch(); row++) {
        for (int t = 0; t < LAYOUT.length(row); t++) {
          x.set(LAYOUT.position(t, row), 0, 10 * (row + 1) + t);
        }
      }
      Variable y = TimeOps.joinSteps(tape, tape.constant(x), LAYOUT, 2);
      assertThat(y.value().shape()).isEqualTo("(7, 2)");
      assertThat(y.value().toArray())
          .containsExactly(10, 11, 20, 21, 30, 31, 40, 0, 12, 13, 22, 0, 14, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void joined_steps_have_the_right_gradient(int factor) {
    GradientCheck.of((tape, x) -> TimeOps.joinSteps(tape, x.get(0), LAYOUT, factor))
        .withInput(LAYOUT.positions(), 3)
        .passes();
    GradientCheck.of((tape, x) -> TimeOps.joinSteps(tape, x.get(0), LAYOUT, factor))
        .withConstant(LAYOUT.positions(), 3)
        .passes();
  }

  @Test
  void rows_that_do_not_fit_the_layout_are_refused() {
    for (Kernels kernels : Implementations.all()) {
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(Tensor.zeros(LAYOUT.positions() + 1, 2));
      assertThatThrownBy(() -> TimeOps.joinSteps(tape, x, LAYOUT, 2))
          .isInstanceOf(ShapeMismatchException.class);
    }
  }
}
