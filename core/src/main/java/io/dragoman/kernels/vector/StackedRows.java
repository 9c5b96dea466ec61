package io.dragoman.kernels.vector;

import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The rows of several matrices, one under the other, where they lie. */
final class StackedRows {
  private float[][] arrays = new float[0][];
  private int[] offsets = new int[0];
  private int count;

  /** These rows from now on, each from {@code column} on. */
  StackedRows of(List<Tensor> blocks, int column) {
    int rows = 0;
    for (Tensor block : blocks) {
      rows += block.rows();
    }
    if (arrays.length < rows) {
      arrays = new float[rows][];
      offsets = new int[rows];
    }
    count = 0;
    for (Tensor block : blocks) {
      for (int row = 0; row < block.rows(); row++) {
        arrays[count] = block.data();
        offsets[count++] = block.rowOffset(row) + column;
      }
    }
    return this;
  }

  /** Forgets the matrices. */
  void clear() {
    Arrays.fill(arrays, 0, count, null);
    count = 0;
  }

  int count() {
    return count;
  }

  /** The array that holds row k. */
  float[] array(int k) {
    return arrays[k];
  }

  /** Where row k starts in {@link #array}. */
  int offset(int k) {
    return offsets[k];
  }
}
