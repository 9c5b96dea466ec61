package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeightColumnsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  private final Parameter weight = new Parameter("w", 0, random(30, 200, 1));
  private final Parameter bias = new Parameter("b", 1, random(1, 200, 2));

  @ParameterizedTest
  @MethodSource(ALL)
  void some_columns_have_the_bits_of_the_whole_product(Kernels kernels) {
    int[] columns = {0, 3, 3, 64, 77, 199, 5};
    for (Parameter each : new Parameter[] {bias, null}) {
      try (Tape tape = Tape.inference(kernels, new Arena())) {
        Variable x = tape.constant(random(9, 30, 3));
        Tensor whole = MatrixOps.affine(tape, x, weight, each).value();
        WeightColumns some = WeightColumns.of(tape, weight, each, columns);
        Tensor part = some.affine(tape, x).value();
        assertThat(some.count()).isEqualTo(columns.length);
        for (int row = 0; row < 9; row++) {
          for (int i = 0; i < columns.length; i++) {
            assertThat(part.get(row, i)).isEqualTo(whole.get(row, columns[i]));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void they_outlive_the_memory_they_were_copied_with(Kernels kernels) {
    try (Tape first = Tape.inference(kernels, new Arena());
        Tape second = Tape.inference(kernels, new Arena())) {
      WeightColumns some = WeightColumns.of(first, weight, bias, new int[] {7, 8});
      Variable x = second.constant(random(2, 30, 3));
      float[] before = some.affine(second, x).value().toArray();
      first.close();
      first.take(300, 300).fill(Float.NaN);
      assertThat(some.affine(second, x).value().toArray()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_recording_tape_and_a_wrong_column_are_refused(Kernels kernels) {
    Gradients gradients = new Gradients(List.of(weight, bias));
    try (Tape tape = Tape.training(kernels, new Arena(), gradients, null)) {
      WeightColumns some = WeightColumns.of(tape, weight, bias, new int[] {1});
      assertThatThrownBy(() -> some.affine(tape, tape.constant(random(2, 30, 3))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("columns of a weight: have no gradient: use the whole weight when training");
      assertThatThrownBy(() -> WeightColumns.of(tape, weight, bias, new int[] {200}))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
