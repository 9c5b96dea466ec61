package io.dragoman.autograd;

import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/**
 * Values of {@link Pairs}, and the same as matrices of one row for each query: there the {@code d}
 * values of the pair with position s stand in columns {@code d s} to {@code d s + d - 1}.
 */
public final class PairOps {
  private PairOps() {}

  /** {@code (queries, source time * d)} to {@code (pairs, d)}. */
  public static Variable gather(Tape tape, Variable x, Pairs pairs) {
    int size = x.columns() / pairs.time();
    ShapeMismatchException.require(
        "values of pairs", x.value(), pairs.queries(), size * pairs.time());
    Tensor y = tape.take(pairs.count(), size); // (pairs, d)
    move(x.value(), y, pairs, size);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              addSpread(result.gradient(), x.gradient(), pairs, size);
            }
          });
    }
    return result;
  }

  /** {@code (pairs, d)} to {@code (queries, source time * d)}, zero past the end. */
  public static Variable spread(Tape tape, Variable x, Pairs pairs) {
    ShapeMismatchException.require("values of pairs", x.value(), pairs.count(), x.columns());
    Tensor y = tape.zeros(pairs.queries(), pairs.time() * x.columns());
    addSpread(x.value(), y, pairs, x.columns());
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              Tensor dX = tape.take(x.rows(), x.columns());
              move(result.gradient(), dX, pairs, x.columns());
              tape.kernels().add(dX, x.gradient());
            }
          });
    }
    return result;
  }

  private static void move(Tensor matrix, Tensor y, Pairs pairs, int size) {
    for (int pair = 0; pair < pairs.count(); pair++) {
      int from = matrix.rowOffset(pairs.queryOf(pair)) + size * pairs.stepOf(pair);
      System.arraycopy(matrix.data(), from, y.data(), y.rowOffset(pair), size);
    }
  }

  private static void addSpread(Tensor x, Tensor matrix, Pairs pairs, int size) {
    for (int pair = 0; pair < pairs.count(); pair++) {
      int from = x.rowOffset(pair);
      int to = matrix.rowOffset(pairs.queryOf(pair)) + size * pairs.stepOf(pair);
      for (int j = 0; j < size; j++) {
        matrix.data()[to + j] += x.data()[from + j];
      }
    }
  }

  /**
   * What stands around each position: {@code y[(m, s), j] = x[m, s + j - width / 2]}, zero outside
   * of the sentence. A product with {@code (width, filters)} makes it a convolution.
   *
   * @param x {@code (queries, source time)}, zero past the end
   * @return {@code (pairs, width)}
   */
  public static Variable windows(Tape tape, Variable x, Pairs pairs, int width) {
    ShapeMismatchException.require("windows", x.value(), pairs.queries(), pairs.time());
    Tensor y = tape.zeros(pairs.count(), width); // (pairs, width)
    addWindows(x.value(), y, pairs, false);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              addWindows(x.gradient(), result.gradient(), pairs, true);
            }
          });
    }
    return result;
  }

  private static void addWindows(Tensor matrix, Tensor windows, Pairs pairs, boolean back) {
    int width = windows.columns();
    for (int pair = 0; pair < pairs.count(); pair++) {
      int first = pairs.stepOf(pair) - width / 2;
      int row = matrix.rowOffset(pairs.queryOf(pair));
      int window = windows.rowOffset(pair);
      int to = Math.min(width, pairs.time() - first);
      for (int j = Math.max(0, -first); j < to; j++) {
        if (back) {
          matrix.data()[row + first + j] += windows.data()[window + j];
        } else {
          windows.data()[window + j] += matrix.data()[row + first + j];
        }
      }
    }
  }

  /** {@code y = x / by}, elementwise: coverage in terms of fertility. */
  public static Variable divide(Tape tape, Variable x, Variable by) {
    ShapeMismatchException.requireSame("divide", x.value(), by.value());
    Tensor y = tape.take(x.rows(), x.columns());
    for (int row = 0; row < y.rows(); row++) {
      for (int j = 0; j < y.columns(); j++) {
        y.set(row, j, x.value().get(row, j) / by.value().get(row, j));
      }
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              divideBackward(x, by, y, result.gradient());
            }
          });
    }
    return result;
  }

  private static void divideBackward(Variable x, Variable by, Tensor y, Tensor dY) {
    for (int row = 0; row < y.rows(); row++) {
      for (int j = 0; j < y.columns(); j++) {
        float share = dY.get(row, j) / by.value().get(row, j);
        if (x.isDifferentiable()) {
          x.gradient().set(row, j, x.gradient().get(row, j) + share);
        }
        if (by.isDifferentiable()) {
          float change = -share * y.get(row, j);
          by.gradient().set(row, j, by.gradient().get(row, j) + change);
        }
      }
    }
  }
}
