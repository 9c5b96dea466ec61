package io.dragoman.autograd;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/** Operations that change the time steps of packed sequences. */
public final class TimeOps {
  private TimeOps() {}

  /**
   * Puts the values of {@code factor} neighbouring steps side by side, {@code y_t = [x_{kt};
   * x_{kt+1}; ...]}: the step between the layers of a pyramid (Chan et al. 2016). What is missing
   * in the last step of a sequence is zero.
   *
   * @param x {@code (positions, columns)}, laid out by {@code layout}
   * @return {@code (shorter positions, factor * columns)}, laid out by {@code
   *     layout.shortened(factor)}
   */
  public static Variable joinSteps(Tape tape, Variable x, SequenceLayout layout, int factor) {
    ShapeMismatchException.require("join steps", x.value(), layout.positions(), x.columns());
    SequenceLayout shorter = layout.shortened(factor);
    Tensor y = tape.zeros(shorter.positions(), factor * x.columns()); // (shorter, factor * columns)
    move(tape, x.value(), layout, y, shorter, factor, false);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              move(tape, x.gradient(), layout, result.gradient(), shorter, factor, true);
            }
          });
    }
    return result;
  }

  /** Copies every row of x to its place in y, or adds what stands there to the row of x. */
  private static void move(
      Tape tape,
      Tensor x,
      SequenceLayout layout,
      Tensor y,
      SequenceLayout shorter,
      int factor,
      boolean back) {
    int columns = x.columns();
    for (int t = 0; t < layout.time(); t++) {
      int column = t % factor * columns;
      for (int row = 0; row < layout.active(t); row++) {
        int from = x.rowOffset(layout.offset(t) + row);
        int to = y.rowOffset(shorter.offset(t / factor) + row) + column;
        if (back) {
          tape.kernels()
              .add(Tensor.of(y.data(), to, 1, columns), Tensor.of(x.data(), from, 1, columns));
        } else {
          System.arraycopy(x.data(), from, y.data(), to, columns);
        }
      }
    }
  }
}
