package io.dragoman.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  @ParameterizedTest
  @MethodSource(ALL)
  void the_largest_score_wins_and_of_equal_ones_the_lowest_id(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable logits =
        tape.constant(Tensor.of(new float[] {1, 3, 2, 4, 4, 4, -1, -2, -0.5f, 9, 0, 0}, 3));
    assertThat(ChoiceOps.best(logits, 3)).containsExactly(1, 0, 2);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void words_are_drawn_by_where_a_number_falls(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    float half = (float) Math.log(2);
    float[] row = {0, half, 0, Float.NEGATIVE_INFINITY}; // 1/4, 1/2, 1/4, never
    float[] rows = new float[24];
    for (int i = 0; i < 6; i++) {
      System.arraycopy(row, 0, rows, 4 * i, 4);
    }
    Variable logits = tape.constant(Tensor.of(rows, 4));
    double[] uniforms = {0, 0.24, 0.26, 0.74, 0.76, 1 - 1e-16};
    assertThat(ChoiceOps.draw(tape, logits, uniforms)).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(ChoiceOps.draw(tape, logits, new double[] {0.5})).containsExactly(1);
  }

  @Test
  void uniform_numbers_cover_the_unit_interval_and_passes_differ() {
    Randomness randomness = new Randomness(3, 17);
    Randomness second = randomness.pass(1);
    double sum = 0;
    int equal = 0;
    for (int i = 0; i < 10_000; i++) {
      double number = randomness.uniform(5, i, 2);
      assertThat(number).isBetween(0.0, Math.nextDown(1.0));
      sum += number;
      equal += number == second.uniform(5, i, 2) ? 1 : 0;
    }
    assertThat(sum / 10_000).isCloseTo(0.5, within(0.01));
    assertThat(equal).isZero();
    assertThat(second.update()).isEqualTo(17);
    assertThat(randomness.pass(2)).isNotEqualTo(second);
    assertThat(randomness.pass(1)).isEqualTo(second);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void probabilities_sum_to_one_and_are_a_constant(Kernels kernels) {
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
    Variable y =
        ChoiceOps.probabilities(tape, tape.variable(Tensor.of(new float[] {0, 1, 5, 5}, 2)));
    assertThat(y.isDifferentiable()).isFalse();
    assertThat(y.value().get(0, 1)).isCloseTo((float) (Math.E / (1 + Math.E)), within(1e-6f));
    assertThat(y.value().get(1, 0)).isCloseTo(0.5f, within(1e-6f));
    assertThat(y.value().get(0, 0) + y.value().get(0, 1)).isCloseTo(1f, within(1e-6f));
  }
}
