package io.dragoman.autograd;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.List;

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
    move(x.value(), layout, y, shorter, factor, false);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              move(x.gradient(), layout, result.gradient(), shorter, factor, true);
            }
          });
    }
    return result;
  }

  /**
   * Puts blocks side by side of which each has only some of the rows; what no block holds is zero.
   *
   * @param rows for each block the rows of the result that its rows are, which must stay as they
   *     are
   * @param count rows of the result
   * @return {@code (count, sum of columns)}
   */
  public static Variable spread(Tape tape, List<Variable> blocks, List<int[]> rows, int count) {
    int columns = 0;
    for (Variable block : blocks) {
      columns += block.columns();
    }
    Tensor y = tape.zeros(count, columns); // (count, sum of columns)
    int first = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Tensor x = blocks.get(i).value();
      for (int row = 0; row < x.rows(); row++) {
        int to = y.rowOffset(rows.get(i)[row]) + first;
        System.arraycopy(x.data(), x.rowOffset(row), y.data(), to, x.columns());
      }
      first += x.columns();
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              spreadBackward(result.gradient(), blocks, rows);
            }
          });
    }
    return result;
  }

  private static void spreadBackward(Tensor dY, List<Variable> blocks, List<int[]> rows) {
    int first = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Variable block = blocks.get(i);
      for (int row = 0; row < block.rows() && block.isDifferentiable(); row++) {
        Tensor dX = block.gradient();
        int from = dY.rowOffset(rows.get(i)[row]) + first;
        add(dY.data(), from, dX.data(), dX.rowOffset(row), dX.columns());
      }
      first += block.columns();
    }
  }

  /** Copies every row of x to its place in y, or adds what stands there to the row of x. */
  private static void move(
      Tensor x, SequenceLayout layout, Tensor y, SequenceLayout shorter, int factor, boolean back) {
    int columns = x.columns();
    for (int t = 0; t < layout.time(); t++) {
      int column = t % factor * columns;
      for (int row = 0; row < layout.active(t); row++) {
        int from = x.rowOffset(layout.offset(t) + row);
        int to = y.rowOffset(shorter.offset(t / factor) + row) + column;
        if (back) {
          add(y.data(), to, x.data(), from, columns);
        } else {
          System.arraycopy(x.data(), from, y.data(), to, columns);
        }
      }
    }
  }

  private static void add(float[] from, int at, float[] to, int place, int count) {
    for (int i = 0; i < count; i++) {
      to[place + i] += from[at + i];
    }
  }
}
