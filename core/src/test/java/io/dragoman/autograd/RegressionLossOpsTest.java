package io.dragoman.autograd;

import static io.dragoman.Tensors.assertWithin;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionLossOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final float[] Y = {0.5f, -1.25f, 2f, 0.75f, -3f, 40f};
  private static final Tensor TARGET = Tensor.of(new float[] {0.25f, 0.5f, 1, 0.75f, 0, 1}, 2);

  private static Tape tape(Kernels kernels) {
    return Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
  }

  @Test
  void squared_error_has_the_right_gradient() {
    Tensor target = random(4, 3, 5);
    GradientCheck.ofLoss(
            (tape, x) -> 0.5 * RegressionLossOps.squaredError(tape, x.get(0), target, 0.5f).loss())
        .withInput(4, 3)
        .passes();
  }

  @Test
  void binary_cross_entropy_has_the_right_gradient() {
    Tensor target = Tensor.of(new float[] {0, 1, 0.3f, 1, 0, 0.8f}, 2);
    GradientCheck.ofLoss(
            (tape, x) ->
                0.5 * RegressionLossOps.binaryCrossEntropy(tape, x.get(0), target, 0.5f).loss())
        .withInput(3, 2)
        .passes();
  }

  @Test
  void gradients_are_added_to_those_of_other_uses() {
    Tensor target = random(2, 3, 5);
    GradientCheck.ofLoss(
            (tape, x) ->
                RegressionLossOps.squaredError(tape, x.get(0), target, 1f).loss()
                    + RegressionLossOps.binaryCrossEntropy(tape, x.get(0), Tensor.zeros(2, 3), 1f)
                        .loss())
        .withInput(2, 3)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void squared_error_is_that_of_PyTorch(Kernels kernels) {
    Tape tape = tape(kernels);
    Variable y = tape.variable(Tensor.of(Y.clone(), 2));
    Loss loss = RegressionLossOps.squaredError(tape, y, TARGET, 1f);
    assertThat(loss).isEqualTo(new Loss(1534.125, 1534.125, 0, 6));
    Tensor expected = Tensor.of(new float[] {0.5f, -3.5f, 2, 0, -6, 78}, 2);
    assertWithin("gradient", y.gradient(), expected, 1e-6);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void binary_cross_entropy_is_that_of_PyTorch(Kernels kernels) {
    Tape tape = tape(kernels);
    Variable z = tape.variable(Tensor.of(Y.clone(), 2));
    Loss loss = RegressionLossOps.binaryCrossEntropy(tape, z, TARGET, 1f);
    assertThat(loss.loss()).isCloseTo(2.4758924342570943, within(1e-6));
    assertThat(loss.correct()).isEqualTo(5);
    Tensor expected =
        Tensor.of(
            new float[] {0.37245933f, -0.27729986f, -0.11920292f, -0.0708213f, 0.047425873f, 0}, 2);
    assertWithin("gradient", z.gradient(), expected, 1e-6);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void huge_logits_give_finite_losses(Kernels kernels) {
    Tape tape = tape(kernels);
    Variable z = tape.variable(Tensor.of(new float[] {1000, -1000}, 2));
    Tensor target = Tensor.of(new float[] {0, 1}, 2);
    Loss loss = RegressionLossOps.binaryCrossEntropy(tape, z, target, 1f);
    assertThat(loss.loss()).isEqualTo(2000);
    assertThat(z.gradient().toArray()).containsExactly(1, -1);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void neither_constants_nor_a_scale_of_zero_get_a_gradient(Kernels kernels) {
    Tape tape = tape(kernels);
    Variable constant = tape.constant(random(3, 2, 1));
    RegressionLossOps.squaredError(tape, constant, TARGET, 1f);
    RegressionLossOps.binaryCrossEntropy(tape, constant, TARGET, 1f);
    assertThat(constant.hasGradient()).isFalse();
    Variable unscaled = tape.variable(random(3, 2, 1));
    RegressionLossOps.squaredError(tape, unscaled, TARGET, 0f);
    RegressionLossOps.binaryCrossEntropy(tape, unscaled, TARGET, 0f);
    assertThat(unscaled.hasGradient()).isFalse();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void shapes_must_be_equal(Kernels kernels) {
    Tape tape = tape(kernels);
    Variable y = tape.variable(random(2, 3, 1));
    assertThatThrownBy(() -> RegressionLossOps.squaredError(tape, y, TARGET, 1f))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("squared error");
    assertThatThrownBy(() -> RegressionLossOps.binaryCrossEntropy(tape, y, TARGET, 1f))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("binary cross-entropy");
  }
}
