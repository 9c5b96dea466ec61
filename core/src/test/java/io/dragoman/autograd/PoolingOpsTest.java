package io.dragoman.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolingOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final SequenceLayout LAYOUT = SequenceLayout.of(3, 2, 1);

  @Test
  void maximum_has_the_right_gradient() {
    GradientCheck.of((tape, x) -> PoolingOps.maxOverTime(tape, x.get(0), LAYOUT))
        .withInput(Tensor.of(new float[] {1, -5, 3, 2, 0, 1, 4, -7, -1, 9, 2, -6}, 2))
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void each_column_has_its_own_maximum_and_equal_ones_give_it_to_the_first(Kernels kernels) {
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
    // rows: t=0 of sequences 0, 1, 2; t=1 of 0, 1; t=2 of 0
    Variable x = tape.variable(Tensor.of(new float[] {1, 9, 4, 4, -8, -9, 3, 2, 4, 1, 2, 9}, 2));
    Variable y = PoolingOps.maxOverTime(tape, x, LAYOUT);
    assertThat(y.value().toArray()).containsExactly(3, 9, 4, 4, -8, -9);
    y.gradient().fill(1f);
    tape.backpropagate();
    assertThat(x.gradient().toArray()).containsExactly(0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0);
  }
}
