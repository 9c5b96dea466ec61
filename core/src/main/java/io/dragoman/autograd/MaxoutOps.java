package io.dragoman.autograd;

import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/** Units that take the larger of two inputs. */
public final class MaxoutOps {
  private MaxoutOps() {}

  /**
   * {@code y_j = max(x_2j, x_(2j+1))} (Goodfellow et al. 2013).
   *
   * @param x {@code (rows, 2 units)}
   * @return {@code (rows, units)}
   */
  public static Variable maxout(Tape tape, Variable x) {
    int units = x.columns() / 2;
    ShapeMismatchException.require("maxout: pairs", x.value(), x.rows(), 2 * units);
    Tensor y = tape.take(x.rows(), units); // (rows, units)
    for (int row = 0; row < y.rows(); row++) {
      for (int j = 0; j < units; j++) {
        y.set(row, j, Math.max(x.value().get(row, 2 * j), x.value().get(row, 2 * j + 1)));
      }
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              backward(x, result.gradient());
            }
          });
    }
    return result;
  }

  private static void backward(Variable x, Tensor dY) {
    Tensor dX = x.gradient();
    for (int row = 0; row < dY.rows(); row++) {
      for (int j = 0; j < dY.columns(); j++) {
        boolean first = x.value().get(row, 2 * j) >= x.value().get(row, 2 * j + 1);
        int larger = first ? 2 * j : 2 * j + 1;
        dX.set(row, larger, dX.get(row, larger) + dY.get(row, j));
      }
    }
  }
}
