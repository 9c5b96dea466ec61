package io.dragoman.bench;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.Tensor;
import java.util.SplittableRandom;

/**
 * How fast one thread multiplies matrices {@code (rows, inner)} and {@code (inner, columns)}.
 *
 * @param operationsPerSecond {@code 2 rows columns inner} operations a product
 */
public record ProductSpeed(int rows, int columns, int inner, double operationsPerSecond) {
  private static final long SLICE_NANOS = 50_000_000L;
  private static final int SLICES = 6; // the first ones warm up

  /** Measures for about a third of a second, the best of several slices of time. */
  public static ProductSpeed measure(Kernels kernels, int rows, int columns, int inner) {
    SplittableRandom random = new SplittableRandom(1);
    Tensor a = random(rows, inner, random);
    Tensor c = Tensor.zeros(rows, columns);
    PackedMatrix b = kernels.pack(random(inner, columns, random), false, null);
    double operations = 2.0 * rows * columns * inner;
    double best = 0;
    for (int slice = 0; slice < SLICES; slice++) {
      long start = System.nanoTime();
      long now = start;
      int products = 0;
      while (now - start < SLICE_NANOS) {
        kernels.multiply(a, b, c, false);
        products++;
        now = System.nanoTime();
      }
      best = Math.max(best, products * operations * 1e9 / (now - start));
    }
    return new ProductSpeed(rows, columns, inner, best);
  }

  /** The shape, {@code rows x columns x inner}. */
  public String shape() {
    return rows + "x" + columns + "x" + inner;
  }

  private static Tensor random(int rows, int columns, SplittableRandom random) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return Tensor.of(values, 0, rows, columns);
  }
}
