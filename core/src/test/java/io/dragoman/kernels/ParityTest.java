package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.copy;
import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.kernels.vector.VectorKernels;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two implementations agree up to rounding, and exactly where no rounding differs. */
class ParityTest {
  private static final int[] SIZES = {1, 3, 7, 8, 15, 16, 17, 31, 64, 100, 257};
  private final Kernels scalar = new ScalarKernels();
  private final Kernels vector = new VectorKernels();

  @Test
  void products_agree_over_mixed_sizes() {
    for (int i = 0; i < SIZES.length; i++) {
      for (int shift : new int[] {0, 3, 7}) {
        int m = SIZES[i];
        int n = SIZES[(i + shift) % SIZES.length];
        int k = SIZES[(i + 2 * shift) % SIZES.length];
        agree(product(scalar, m, n, k), product(vector, m, n, k), 4e-6 * (1 + Math.sqrt(k)));
        agree(
            transposedProduct(scalar, m, n, k),
            transposedProduct(vector, m, n, k),
            4e-6 * (1 + Math.sqrt(k)));
      }
    }
    agree(product(scalar, 9, 70, 1200), product(vector, 9, 70, 1200), 1e-4);
  }

  private static Tensor product(Kernels kernels, int m, int n, int k) {
    Tensor c = random(m, n, 3);
    kernels.multiply(random(m, k, 1), kernels.pack(random(k, n, 2), false, null), c, true);
    return c;
  }

  private static Tensor transposedProduct(Kernels kernels, int m, int n, int k) {
    Tensor c = random(m, n, 3);
    kernels.multiplyTransposed(List.of(random(k, m, 1)), List.of(random(k, n, 2)), 0, c, true);
    return c;
  }

  @Test
  void a_chain_of_one_multiply_add_on_integers_agrees_exactly() {
    for (int n : SIZES) {
      Tensor a = integers(5, 300);
      Tensor b = integers(300, n);
      Tensor first = Tensor.zeros(5, n);
      Tensor second = Tensor.zeros(5, n);
      scalar.multiply(a, scalar.pack(b, false, null), first, false);
      vector.multiply(a, vector.pack(b, false, null), second, false);
      assertThat(second.toArray()).isEqualTo(first.toArray());
    }
  }

  private static Tensor integers(int rows, int columns) {
    Tensor x = random(rows, columns, 9);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        x.set(row, column, Math.round(10 * x.get(row, column)));
      }
    }
    return x;
  }

  @Test
  void activations_and_softmax_agree() {
    for (int n : SIZES) {
      Tensor x = random(4, n, 1);
      Tensor first = copy(x);
      Tensor second = copy(x);
      scalar.tanh(first, first);
      vector.tanh(second, second);
      agree(first, second, 6e-7);
      scalar.sigmoid(x, first);
      vector.sigmoid(x, second);
      agree(first, second, 6e-7);
      scalar.softmax(x, first);
      vector.softmax(x, second);
      agree(first, second, 1e-6);
    }
  }

  @Test
  void dropout_masks_are_the_same() {
    long[] keys = {3, 1L << 40, -5};
    for (int n : SIZES) {
      for (float rate : new float[] {0f, 0.2f, 0.999f}) {
        Tensor first = Tensor.zeros(3, n);
        Tensor second = Tensor.zeros(3, n);
        scalar.dropoutMask(keys, rate, first);
        vector.dropoutMask(keys, rate, second);
        assertThat(second.toArray()).isEqualTo(first.toArray());
      }
    }
  }

  @Test
  void losses_and_their_gradients_agree() {
    for (int n : SIZES) {
      int[] gold = {0, n - 1, n / 2};
      Tensor first = random(3, n, 1);
      Tensor second = copy(first);
      Tensor[] out = new Tensor[4];
      for (int i = 0; i < 4; i++) {
        out[i] = Tensor.zeros(1, 3);
      }
      int correct = scalar.softmaxCrossEntropy(first, gold, 0.1f, 2f, out[0], out[1]);
      assertThat(vector.softmaxCrossEntropy(second, gold, 0.1f, 2f, out[2], out[3]))
          .isEqualTo(correct);
      agree(first, second, 2e-6);
      agree(out[0], out[2], 4e-6);
      agree(out[1], out[3], 4e-6);
    }
  }

  private static void agree(Tensor first, Tensor second, double tolerance) {
    float[] x = first.toArray();
    float[] y = second.toArray();
    for (int i = 0; i < x.length; i++) {
      if (!(Math.abs(x[i] - y[i]) <= tolerance)) {
        assertThat((double) y[i]).as("value %s", i).isCloseTo(x[i], within(tolerance));
      }
    }
  }
}
