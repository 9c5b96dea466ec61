package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.copy;
import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int[] SIZES = {1, 3, 7, 8, 15, 16, 17, 31, 64, 100, 257, 1100};

  @ParameterizedTest
  @MethodSource(ALL)
  void losses_equal_the_reference(Kernels kernels) {
    for (int classes : SIZES) {
      for (float smoothing : new float[] {0f, 0.1f}) {
        Tensor logits = random(3, classes, 1);
        float[] before = logits.toArray();
        int[] gold = {0, classes / 2, classes - 1};
        Tensor losses = Tensor.zeros(1, 3);
        Tensor nll = Tensor.zeros(1, 3);
        kernels.softmaxCrossEntropy(logits, gold, smoothing, 0f, losses, nll);
        for (int m = 0; m < 3; m++) {
          double logSum = logSumExp(logits, m);
          double mean = 0;
          for (int v = 0; v < classes; v++) {
            mean += (logSum - logits.get(m, v)) / classes;
          }
          double exact = logSum - logits.get(m, gold[m]);
          assertThat((double) nll.get(0, m)).isCloseTo(exact, within(2e-6 * (1 + exact)));
          assertThat((double) losses.get(0, m))
              .isCloseTo((1 - smoothing) * exact + smoothing * mean, within(2e-6 * (1 + exact)));
        }
        assertThat(logits.toArray()).as("kept without a scale").isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gradient_replaces_the_logits(Kernels kernels) {
    for (int classes : SIZES) {
      for (float smoothing : new float[] {0f, 0.2f}) {
        Tensor logits = random(2, classes, 1);
        Tensor before = copy(logits);
        int[] gold = {classes - 1, 0};
        kernels.softmaxCrossEntropy(
            logits, gold, smoothing, 0.5f, Tensor.zeros(1, 2), Tensor.zeros(1, 2));
        for (int m = 0; m < 2; m++) {
          double logSum = logSumExp(before, m);
          for (int v = 0; v < classes; v++) {
            double target = (v == gold[m] ? 1 - smoothing : 0) + smoothing / classes;
            double exact = 0.5 * (Math.exp(before.get(m, v) - logSum) - target);
            assertThat((double) logits.get(m, v)).isCloseTo(exact, within(3e-7));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void rows_whose_largest_logit_is_gold_are_counted(Kernels kernels) {
    Tensor logits = random(4, 40, 1);
    logits.set(0, 39, 9f);
    logits.set(1, 7, 9f);
    logits.set(1, 20, 9f); // a tie: the lowest index counts
    logits.set(2, 7, 9f);
    logits.set(2, 20, 9f);
    logits.set(3, 1, 9f);
    Tensor losses = Tensor.zeros(1, 4);
    assertThat(
            kernels.softmaxCrossEntropy(
                logits, new int[] {39, 7, 20, 2}, 0f, 0f, losses, copy(losses)))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void large_logits_do_not_overflow(Kernels kernels) {
    Tensor logits = Tensor.of(new float[] {1e30f, -1e30f, 0f, 5e29f, 500f, 499f, -500f, 498f}, 4);
    Tensor losses = Tensor.zeros(1, 2);
    Tensor nll = Tensor.zeros(1, 2);
    int correct = kernels.softmaxCrossEntropy(logits, new int[] {0, 1}, 0f, 1f, losses, nll);
    assertThat(correct).isEqualTo(1);
    assertThat(nll.get(0, 0)).isZero();
    assertThat(nll.get(0, 1)).isCloseTo(1.407606f, within(1e-5f));
    assertThat(logits.slice(0, 1).toArray()).containsExactly(0f, 0f, 0f, 0f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void nan_logits_give_a_nan_loss(Kernels kernels) {
    for (int at : new int[] {0, 20, 39}) {
      Tensor logits = random(1, 40, 1);
      logits.set(0, at, Float.NaN);
      Tensor losses = Tensor.zeros(1, 1);
      Tensor sum = Tensor.zeros(1, 1);
      kernels.logSumExp(logits, sum);
      assertThat(sum.get(0, 0)).isNaN();
      assertThat(kernels.softmaxCrossEntropy(logits, new int[] {3}, 0f, 0f, losses, sum)).isZero();
      assertThat(losses.get(0, 0)).isNaN();
      kernels.softmax(logits, logits);
      assertThat(logits.get(0, 5)).isNaN();
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void log_sum_exp_equals_the_reference(Kernels kernels) {
    for (int classes : SIZES) {
      Tensor x = random(3, classes, 1);
      Tensor y = Tensor.zeros(1, 3);
      kernels.logSumExp(x, y);
      for (int m = 0; m < 3; m++) {
        double exact = logSumExp(x, m);
        assertThat((double) y.get(0, m)).isCloseTo(exact, within(2e-6 * (1 + Math.abs(exact))));
      }
    }
    Tensor y = Tensor.zeros(1, 2);
    float inf = Float.POSITIVE_INFINITY;
    kernels.logSumExp(Tensor.of(new float[] {-inf, -inf, -inf, 4f}, 2), y);
    assertThat(y.toArray()).containsExactly(-inf, 4f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void log_sum_exp_and_the_loss_agree_to_the_bit(Kernels kernels) {
    for (int classes : SIZES) {
      Tensor x = random(4, classes, 2);
      Tensor sums = Tensor.zeros(1, 4);
      Tensor losses = Tensor.zeros(1, 4);
      Tensor nll = Tensor.zeros(1, 4);
      int[] best = new int[4];
      for (int m = 0; m < 4; m++) {
        for (int v = 0; v < classes; v++) {
          best[m] = x.get(m, v) > x.get(m, best[m]) ? v : best[m];
        }
        float max = x.get(m, best[m]); // with a largest logit of zero both are log(sum)
        for (int v = 0; v < classes; v++) {
          x.set(m, v, x.get(m, v) - max);
        }
      }
      kernels.logSumExp(x, sums);
      kernels.softmaxCrossEntropy(x, best, 0f, 0f, losses, nll);
      assertThat(sums.toArray()).isEqualTo(nll.toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void softmax_equals_the_reference_and_masks_minus_infinity(Kernels kernels) {
    for (int classes : SIZES) {
      Tensor x = random(2, classes, 1);
      if (classes > 1) {
        x.set(1, classes - 1, Float.NEGATIVE_INFINITY);
      }
      Tensor y = Tensor.zeros(2, classes);
      kernels.softmax(x, y);
      for (int m = 0; m < 2; m++) {
        double logSum = logSumExp(x, m);
        for (int v = 0; v < classes; v++) {
          assertThat((double) y.get(m, v)).isCloseTo(Math.exp(x.get(m, v) - logSum), within(5e-7));
        }
      }
      if (classes > 1) {
        assertThat(y.get(1, classes - 1)).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_row_does_not_depend_on_the_rows_beside_it(Kernels kernels) {
    for (int classes : new int[] {7, 50, 257}) {
      Tensor together = random(5, classes, 1);
      Tensor alone = copy(together);
      int[] gold = {0, 1, 2, 3, 4};
      Tensor[] out = new Tensor[6];
      for (int i = 0; i < 6; i++) {
        out[i] = Tensor.zeros(1, i < 3 ? 5 : 1);
      }
      kernels.logSumExp(together, out[2]);
      kernels.softmaxCrossEntropy(together, gold, 0.1f, 0.25f, out[0], out[1]);
      for (int m = 0; m < 5; m++) {
        Tensor row = alone.slice(m, m + 1);
        kernels.logSumExp(row, out[5]);
        kernels.softmaxCrossEntropy(row, new int[] {gold[m]}, 0.1f, 0.25f, out[3], out[4]);
        for (int i = 0; i < 3; i++) {
          assertThat(out[3 + i].get(0, 0)).isEqualTo(out[i].get(0, m));
        }
      }
      assertThat(alone.toArray()).isEqualTo(together.toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_gold_class_outside_the_vocabulary_is_refused(Kernels kernels) {
    Tensor one = Tensor.zeros(1, 1);
    assertThatThrownBy(
            () ->
                kernels.softmaxCrossEntropy(
                    Tensor.zeros(1, 3), new int[] {3}, 0f, 0f, one, Tensor.zeros(1, 1)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(
            () ->
                kernels.softmaxCrossEntropy(
                    Tensor.zeros(2, 3), new int[] {1}, 0f, 0f, one, Tensor.zeros(1, 1)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("cross-entropy: gold: 1 values for 2 rows");
  }

  private static double logSumExp(Tensor x, int row) {
    double max = Double.NEGATIVE_INFINITY;
    for (int v = 0; v < x.columns(); v++) {
      max = Math.max(max, x.get(row, v));
    }
    double sum = 0;
    for (int v = 0; v < x.columns(); v++) {
      sum += Math.exp(x.get(row, v) - max);
    }
    return max + Math.log(sum);
  }
}
