package io.dragoman;

import io.dragoman.tensor.Tensor;

/** Comparing tensors. */
public final class Tensors {
  private Tensors() {}

  /** Requires every value to differ by at most {@code tolerance} times the largest value. */
  public static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
    assertWithin(what, actual, expected, tolerance * largest(expected));
  }

  /** Requires every value to differ by at most {@code tolerance}. */
  public static void assertWithin(String what, Tensor actual, Tensor expected, double tolerance) {
    requireSameShape(what, actual, expected);
    for (int row = 0; row < actual.rows(); row++) {
      for (int column = 0; column < actual.columns(); column++) {
        double difference = Math.abs(actual.get(row, column) - expected.get(row, column));
        if (!(difference <= tolerance)) {
          throw difference(what, row, column, actual, expected);
        }
      }
    }
  }

  /** The largest of all values without their signs. */
  public static double largest(Tensor x) {
    double largest = 0;
    for (float each : x.toArray()) {
      largest = Math.max(largest, Math.abs(each));
    }
    return largest;
  }

  /** Requires the same bits. */
  public static void assertSameBits(String what, Tensor actual, Tensor expected) {
    requireSameShape(what, actual, expected);
    for (int row = 0; row < actual.rows(); row++) {
      for (int column = 0; column < actual.columns(); column++) {
        int bits = Float.floatToRawIntBits(actual.get(row, column));
        if (bits != Float.floatToRawIntBits(expected.get(row, column))) {
          throw difference(what, row, column, actual, expected);
        }
      }
    }
  }

  private static void requireSameShape(String what, Tensor actual, Tensor expected) {
    if (!actual.shape().equals(expected.shape())) {
      throw new AssertionError(what + ": is " + actual.shape() + " but not " + expected.shape());
    }
  }

  private static AssertionError difference(
      String what, int row, int column, Tensor actual, Tensor expected) {
    return new AssertionError(
        what
            + (" (" + row + ", " + column + "): is " + actual.get(row, column))
            + (" but must be " + expected.get(row, column)));
  }
}
