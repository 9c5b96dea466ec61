package io.dragoman.kernels.scalar;

import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Matrix products as updates of whole rows: {@code c_i += a_ik b_k}, four k at a time: with more,
 * JDK 17 does not vectorize the loop.
 *
 * <p>Every value is one chain of multiply-adds along K in increasing order, whatever the sizes.
 */
final class ScalarProduct {
  private static final int ROWS = 64;
  private static final int STEP = 4;
  private static final ThreadLocal<ScalarProduct> OF_THREAD =
      ThreadLocal.withInitial(ScalarProduct::new);

  private final float[][] c = new float[ROWS][ScalarMatrix.WIDTH];
  private final float[][] b = new float[STEP][ScalarMatrix.WIDTH];

  private ScalarProduct() {}

  static ScalarProduct get() {
    return OF_THREAD.get();
  }

  /** {@code result (+)= a right}; a (M, K), right (K, N), result (M, N). */
  void multiply(Tensor a, ScalarMatrix right, Tensor result, boolean accumulate) {
    for (int block = 0; block < right.blocks(); block++) {
      int n = right.width(block);
      int column = block * ScalarMatrix.WIDTH;
      for (int row = 0; row < a.rows(); row += ROWS) {
        int m = Math.min(ROWS, a.rows() - row);
        load(result, row, m, column, n, accumulate);
        int k = 0;
        for (; k + STEP <= a.columns(); k += STEP) {
          four(m, n, right.block(block), k, a.data(), a.rowOffset(row) + k, a.columns(), 1);
        }
        for (; k < a.columns(); k++) {
          one(m, n, right.block(block)[k], a.data(), a.rowOffset(row) + k, a.columns());
        }
        store(result, row, m, column, n);
      }
    }
  }

  /**
   * {@code result (+)= sum_i a_i[:, first .. first + M)^T right_i}; right_i (K_i, N), result (M,
   * N).
   */
  void multiplyTransposed(
      List<Tensor> a, List<Tensor> right, int first, Tensor result, boolean accumulate) {
    for (int column = 0; column < result.columns(); column += ScalarMatrix.WIDTH) {
      int n = Math.min(ScalarMatrix.WIDTH, result.columns() - column);
      for (int row = 0; row < result.rows(); row += ROWS) {
        int m = Math.min(ROWS, result.rows() - row);
        load(result, row, m, column, n, accumulate);
        for (int i = 0; i < a.size(); i++) {
          addTransposed(a.get(i), first + row, m, right.get(i), column, n);
        }
        store(result, row, m, column, n);
      }
    }
  }

  /** Adds the product of one block: m columns of a from {@code row} on, n of right. */
  private void addTransposed(Tensor a, int row, int m, Tensor right, int column, int n) {
    int k = 0;
    for (; k + STEP <= a.rows(); k += STEP) {
      copyRows(right, k, STEP, column, n);
      four(m, n, b, 0, a.data(), a.rowOffset(k) + row, 1, a.columns());
    }
    for (; k < a.rows(); k++) {
      copyRows(right, k, 1, column, n);
      one(m, n, b[0], a.data(), a.rowOffset(k) + row, 1);
    }
  }

  private void copyRows(Tensor right, int k, int count, int column, int n) {
    for (int q = 0; q < count; q++) {
      System.arraycopy(right.data(), right.rowOffset(k + q) + column, b[q], 0, n);
    }
  }

  private void load(Tensor result, int row, int m, int column, int n, boolean accumulate) {
    for (int i = 0; i < m; i++) {
      if (accumulate) {
        System.arraycopy(result.data(), result.rowOffset(row + i) + column, c[i], 0, n);
      } else {
        Arrays.fill(c[i], 0, n, 0f);
      }
    }
  }

  private void store(Tensor result, int row, int m, int column, int n) {
    for (int i = 0; i < m; i++) {
      System.arraycopy(c[i], 0, result.data(), result.rowOffset(row + i) + column, n);
    }
  }

  /** Adds four rows of b; row i and step q of a are at {@code at + i*rowStep + q*kStep}. */
  private void four(
      int m, int n, float[][] rows, int k, float[] a, int at, int rowStep, int kStep) {
    for (int i = 0; i < m; i++) {
      int from = at + i * rowStep;
      four(
          n,
          c[i],
          rows[k],
          a[from],
          rows[k + 1],
          a[from + kStep],
          rows[k + 2],
          a[from + 2 * kStep],
          rows[k + 3],
          a[from + 3 * kStep]);
    }
  }

  private static void four(
      int n,
      float[] c,
      float[] b0,
      float a0,
      float[] b1,
      float a1,
      float[] b2,
      float a2,
      float[] b3,
      float a3) {
    for (int j = 0; j < n; j++) {
      c[j] = c[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  private void one(int m, int n, float[] row, float[] a, int at, int rowStep) {
    for (int i = 0; i < m; i++) {
      axpy(n, a[at + i * rowStep], row, c[i]);
    }
  }

  private static void axpy(int n, float factor, float[] x, float[] y) {
    for (int j = 0; j < n; j++) {
      y[j] += factor * x[j];
    }
  }
}
