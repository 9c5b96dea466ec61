package io.dragoman.kernels;

import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.kernels.vector.VectorKernels;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The implementations under test and what the tests of all of them share. */
public final class Implementations {
  private Implementations() {}

  public static List<Kernels> all() {
    List<Kernels> kernels = new ArrayList<>();
    kernels.add(new ScalarKernels());
    kernels.add(new VectorKernels());
    return kernels;
  }

  /** Normally distributed values at an odd offset of a larger array, as views have. */
  static Tensor random(int rows, int columns, long seed) {
    Random random = new Random(seed * 1_000_003 + rows * 31L + columns);
    float[] data = new float[rows * columns + 5];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return Tensor.of(data, 3, rows, columns);
  }

  static Tensor copy(Tensor x) {
    return Tensor.of(x.toArray(), 0, x.rows(), x.columns());
  }
}
