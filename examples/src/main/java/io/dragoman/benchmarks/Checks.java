package io.dragoman.benchmarks;

import io.dragoman.tensor.Tensor;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Comparisons with simple computations, made before anything is timed. */
final class Checks {
  private static final int SAMPLES = 200;

  private Checks() {}

  /**
   * Compares two numbers.
   *
   * @throws IllegalStateException if they differ by more than {@code tolerance}, relative to values
   *     above 1
   */
  static void close(String what, double expected, double actual, double tolerance) {
    double scale = Math.max(1, Math.abs(expected));
    if (!(Math.abs(expected - actual) <= tolerance * scale)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: is %g but must be %g: the result is wrong, so nothing was timed",
              what,
              actual,
              expected));
    }
  }

  /**
   * Compares two objects.
   *
   * @throws IllegalStateException if they are not equal
   */
  static void same(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException(
          what
              + ": is '"
              + actual
              + "' but must be '"
              + expected
              + "': the result is wrong, so nothing was timed");
    }
  }

  /** A simple computation of one element of a matrix. */
  interface Element {
    double at(int row, int column);
  }

  /** Compares some elements of a matrix with a simple computation. */
  static void elements(String what, Tensor actual, Element expected, double tolerance) {
    elements(what, actual, actual.columns(), expected, tolerance);
  }

  /** The same for the first columns alone. */
  static void elements(
      String what, Tensor actual, int columns, Element expected, double tolerance) {
    Random random = new Random(1);
    for (int sample = 0; sample < SAMPLES; sample++) {
      int row = random.nextInt(actual.rows());
      int column = random.nextInt(columns);
      close(what, expected.at(row, column), actual.get(row, column), tolerance);
    }
  }

  /**
   * Compares a gradient with central differences of a loss along a direction: {@code (loss(x + h d)
   * - loss(x - h d)) / 2h = d . gradient}.
   *
   * @param x what the loss depends on; left as it was but for rounding
   * @param loss in double precision
   */
  static void gradient(
      String what, float[] x, Tensor gradient, ToDoubleFunction<float[]> loss, double tolerance) {
    Random random = new Random(2);
    double step = 1e-3;
    float[] forth = new float[x.length];
    float[] back = new float[x.length];
    double expected = 0;
    double norm = 0;
    for (int i = 0; i < x.length; i++) {
      forth[i] = (float) (x[i] + step * random.nextGaussian());
      back[i] = (float) (2.0 * x[i] - forth[i]);
      double direction = ((double) forth[i] - back[i]) / 2;
      double slope = gradient.data()[gradient.offset() + i];
      expected += direction * slope;
      norm += direction * direction * slope * slope;
    }
    double actual = (loss.applyAsDouble(forth) - loss.applyAsDouble(back)) / 2;
    close(what, 0, (actual - expected) / Math.sqrt(norm), tolerance);
  }

  /** The logistic function. */
  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Values between -0.5 and 0.5. */
  static Tensor random(int rows, int columns, Random random) {
    Tensor x = Tensor.zeros(rows, columns);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }
}
