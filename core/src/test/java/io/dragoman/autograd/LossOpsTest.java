package io.dragoman.autograd;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.Fixture;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Initializer;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  @ParameterizedTest
  @CsvSource({"4,7,0", "4,7,0.1", "1,1,0", "1,1,0.1", "3,33,0.1", "1,2,0.9"})
  void cross_entropy_has_the_right_gradient(int rows, int vocabulary, float smoothing) {
    int[] gold = IntStream.range(0, rows).map(row -> (3 * row + 1) % vocabulary).toArray();
    GradientCheck.ofLossModule(
            store -> {
              Parameter weight = store.create("weight", 5, vocabulary, Initializer.ZEROS);
              Parameter bias = store.create("bias", 1, vocabulary, Initializer.ZEROS);
              return (tape, x) -> {
                Variable logits = MatrixOps.affine(tape, x.get(0), weight, bias);
                return LossOps.softmaxCrossEntropy(tape, logits, gold, smoothing, 1f).loss();
              };
            })
        .withInput(rows, 5)
        .passes();
    GradientCheck.ofLoss(
            (tape, x) ->
                0.25 * LossOps.softmaxCrossEntropy(tape, x.get(0), gold, smoothing, 0.25f).loss())
        .withInput(rows, vocabulary)
        .passes();
  }

  @Test
  void constant_logits_get_no_gradient_and_keep_their_values() {
    GradientCheck.ofLoss(
            (tape, x) -> {
              float before = x.get(0).value().get(1, 2);
              double loss =
                  LossOps.softmaxCrossEntropy(tape, x.get(0), new int[] {0, 2}, 0.1f, 1f).loss();
              assertThat(x.get(0).value().get(1, 2)).isEqualTo(before);
              return loss;
            })
        .withConstant(2, 3)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_scale_of_zero_gives_no_gradient(Kernels kernels) {
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
    Variable logits = tape.variable(random(2, 3, 1));
    Loss loss = LossOps.softmaxCrossEntropy(tape, logits, new int[] {0, 1}, 0f, 0f);
    assertThat(loss.loss()).isPositive();
    assertThat(logits.hasGradient()).isFalse();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sums_are_those_of_the_formulas(Kernels kernels) {
    Tensor logits = Tensor.of(new float[] {1, 2, 3, 3, 0, -1}, 3);
    int[] gold = {0, 0};
    Tape tape = Tape.inference(kernels, new Arena());
    Loss loss = LossOps.softmaxCrossEntropy(tape, tape.constant(logits), gold, 0.3f, 1f);
    double smoothed = 0;
    double likelihood = 0;
    for (int row = 0; row < 2; row++) {
      double total = 0;
      double mean = 0;
      for (int v = 0; v < 3; v++) {
        total += Math.exp(logits.get(row, v));
        mean += logits.get(row, v) / 3;
      }
      double nll = Math.log(total) - logits.get(row, 0);
      likelihood += nll;
      smoothed += 0.7 * nll + 0.3 * (Math.log(total) - mean);
    }
    assertThat(loss.loss()).isCloseTo(smoothed, within(1e-6));
    assertThat(loss.negativeLogLikelihood()).isCloseTo(likelihood, within(1e-6));
    assertThat(loss.correct()).isEqualTo(1);
    assertThat(loss.rows()).isEqualTo(2);
  }

  @Test
  void losses_add_up() {
    assertThat(new Loss(1.5, 1, 2, 3).plus(new Loss(0.5, 0.25, 1, 4)).plus(Loss.NONE))
        .isEqualTo(new Loss(2, 1.25, 3, 7));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void logits_with_a_gradient_cannot_be_given_up(Kernels kernels) {
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
    Variable logits = tape.variable(random(2, 3, 1));
    logits.gradient();
    assertThatThrownBy(() -> LossOps.softmaxCrossEntropy(tape, logits, new int[2], 0f, 1f))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("variable (2, 3): has a gradient or is a view: cannot give up its value");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void loss_and_gradient_equal_those_of_PyTorch(Kernels kernels) {
    for (String smoothing : List.of("0.0", "0.1")) {
      Fixture fixture = Fixture.load("cross_entropy_smoothing_" + smoothing);
      int[] all = fixture.ints("in.gold");
      int[] real = IntStream.range(0, all.length).filter(row -> all[row] >= 0).toArray();
      int[] gold = Arrays.stream(real).map(row -> all[row]).toArray();
      float scale = (float) (fixture.scalar("cot.loss") / real.length);
      Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
      Variable padded = tape.variable(fixture.tensor("in.logits"));
      Variable logits = RowOps.select(tape, padded, real);
      Loss loss =
          LossOps.softmaxCrossEntropy(tape, logits, gold, Float.parseFloat(smoothing), scale);
      tape.backward();
      assertThat(loss.loss() / real.length).isCloseTo(fixture.scalar("out.loss"), within(1e-6));
      assertClose("logits", padded.gradient(), fixture.tensor("grad.in.logits"), 1e-5);
    }
  }
}
