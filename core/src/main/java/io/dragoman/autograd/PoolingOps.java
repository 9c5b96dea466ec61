package io.dragoman.autograd;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/** From the states of sequences to one vector each, and from scores to probabilities. */
public final class PoolingOps {
  private PoolingOps() {}

  /**
   * Of each sequence and column the largest value over time; the gradient goes to the first of
   * equal ones.
   *
   * @param x {@code (positions, columns)}, laid out by {@code layout}
   * @return {@code (batch, columns)}
   */
  public static Variable maxOverTime(Tape tape, Variable x, SequenceLayout layout) {
    ShapeMismatchException.require("max over time", x.value(), layout.positions(), x.columns());
    int columns = x.columns();
    Tensor y = tape.take(layout.batch(), columns); // (batch, columns)
    int[] places = new int[layout.batch() * columns]; // rows of x
    for (int row = 0; row < layout.batch(); row++) {
      for (int column = 0; column < columns; column++) {
        int best = row;
        for (int t = 1; t < layout.length(row); t++) {
          int place = layout.offset(t) + row;
          if (at(x.value(), place, column) > at(x.value(), best, column)) {
            best = place;
          }
        }
        places[row * columns + column] = best;
        y.set(row, column, at(x.value(), best, column));
      }
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              spread(result.gradient(), places, x.gradient());
            }
          });
    }
    return result;
  }

  private static float at(Tensor x, int row, int column) {
    return x.data()[x.rowOffset(row) + column];
  }

  private static void spread(Tensor dY, int[] places, Tensor dX) {
    for (int i = 0; i < places.length; i++) {
      int column = i % dY.columns();
      dX.data()[dX.rowOffset(places[i]) + column] += dY.data()[dY.offset() + i];
    }
  }
}
