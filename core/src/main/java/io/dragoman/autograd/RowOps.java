package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/** Operations that move rows and columns: embeddings, batches, time. */
public final class RowOps {
  private RowOps() {}

  /** {@link #embed(Tape, Parameter, int[], int)} of all ids. */
  public static Variable embed(Tape tape, Parameter table, int[] ids) {
    return embed(tape, table, ids, ids.length);
  }

  /**
   * {@code y[m] = table[ids[m]]}: word vectors.
   *
   * @param table {@code (vocabulary, embed)}
   * @param ids at least {@code rows}; they must stay as they are
   * @return {@code (rows, embed)}
   */
  public static Variable embed(Tape tape, Parameter table, int[] ids, int rows) {
    Kernels kernels = tape.kernels();
    Tensor y = tape.take(rows, table.value().columns()); // (rows, embed)
    kernels.gatherRows(table.value(), ids, y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && !table.isFrozen()) {
              tape.contributions().addRows(table, ids, result.gradient());
            }
          });
    }
    return result;
  }

  /** {@link #select(Tape, Variable, int[], int)} of all rows. */
  public static Variable select(Tape tape, Variable x, int[] rows) {
    return select(tape, x, rows, rows.length);
  }

  /**
   * {@code y[m] = x[rows[m]]}; a row may be taken many times or never.
   *
   * @param rows at least {@code count}; they must stay as they are
   * @return {@code (count, columns)}
   */
  public static Variable select(Tape tape, Variable x, int[] rows, int count) {
    Kernels kernels = tape.kernels();
    Tensor y = tape.take(count, x.columns()); // (count, columns)
    kernels.gatherRows(x.value(), rows, y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              kernels.scatterAddRows(result.gradient(), rows, 0, x.rows(), x.gradient());
            }
          });
    }
    return result;
  }

  /** The rows of all parts, one part after the other. */
  public static Variable stack(Tape tape, List<Variable> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int rows = 0;
    for (Variable part : parts) {
      if (part.columns() != parts.get(0).columns()) {
        throw new ShapeMismatchException(
            "stack: "
                + parts.get(0).value().shape()
                + " and "
                + part.value().shape()
                + " differ in columns");
      }
      rows += part.rows();
    }
    Tensor y = tape.take(rows, parts.get(0).columns()); // (sum of rows, columns)
    int from = 0;
    for (Variable part : parts) {
      tape.view(y, from, from + part.rows()).copyFrom(part.value());
      from += part.rows();
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(() -> stackBackward(tape, result, parts));
    }
    return result;
  }

  private static void stackBackward(Tape tape, Variable result, List<Variable> parts) {
    if (!result.hasGradient()) {
      return;
    }
    int from = 0;
    for (Variable part : parts) {
      if (part.isDifferentiable()) {
        Tensor dPart = tape.view(result.gradient(), from, from + part.rows());
        tape.kernels().add(dPart, part.gradient());
      }
      from += part.rows();
    }
  }

  /** {@code y = [a; b]}: the columns of both side by side. */
  public static Variable concatenate(Tape tape, Variable a, Variable b) {
    if (a.rows() != b.rows()) {
      throw new ShapeMismatchException(
          "concatenate: " + a.value().shape() + " and " + b.value().shape() + " differ in rows");
    }
    Tensor y = tape.take(a.rows(), a.columns() + b.columns()); // (rows, a + b)
    copyColumns(a.value(), 0, y, 0, a.columns());
    copyColumns(b.value(), 0, y, a.columns(), b.columns());
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              addColumns(tape, result.gradient(), 0, a, 0, a.columns());
              addColumns(tape, result.gradient(), a.columns(), b, 0, b.columns());
            }
          });
    }
    return result;
  }

  /** The columns of all parts side by side. */
  public static Variable concatenate(Tape tape, List<Variable> parts) {
    int columns = 0;
    for (Variable part : parts) {
      if (part.rows() != parts.get(0).rows()) {
        throw new ShapeMismatchException(
            "concatenate: "
                + parts.get(0).value().shape()
                + " and "
                + part.value().shape()
                + " differ in rows");
      }
      columns += part.columns();
    }
    Tensor y = tape.take(parts.get(0).rows(), columns); // (rows, sum of columns)
    int from = 0;
    for (Variable part : parts) {
      copyColumns(part.value(), 0, y, from, part.columns());
      from += part.columns();
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            int at = 0;
            for (int i = 0; i < parts.size() && result.hasGradient(); i++) {
              addColumns(tape, result.gradient(), at, parts.get(i), 0, parts.get(i).columns());
              at += parts.get(i).columns();
            }
          });
    }
    return result;
  }

  /**
   * Columns {@code from} to {@code to - 1} of x.
   *
   * @throws IndexOutOfBoundsException if x has no such columns
   */
  public static Variable columns(Tape tape, Variable x, int from, int to) {
    Objects.checkFromToIndex(from, to, x.columns());
    Tensor y = tape.take(x.rows(), to - from); // (rows, to - from)
    copyColumns(x.value(), from, y, 0, to - from);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              addColumns(tape, result.gradient(), 0, x, from, to - from);
            }
          });
    }
    return result;
  }

  /**
   * The mean of each sequence over its time steps.
   *
   * @param x {@code (positions, columns)}, laid out by {@code layout}
   * @return {@code (batch, columns)}
   */
  public static Variable meanOverTime(Tape tape, Variable x, SequenceLayout layout) {
    ShapeMismatchException.require("mean over time", x.value(), layout.positions(), x.columns());
    Kernels kernels = tape.kernels();
    Tensor y = tape.zeros(layout.batch(), x.columns()); // (batch, columns)
    for (int t = 0; t < layout.time(); t++) {
      kernels.add(step(tape, x.value(), layout, t), tape.view(y, 0, layout.active(t)));
    }
    scaleByLength(tape, y, layout);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              Tensor share = tape.take(y.rows(), y.columns());
              share.copyFrom(result.gradient());
              scaleByLength(tape, share, layout);
              for (int t = 0; t < layout.time(); t++) {
                Tensor alive = tape.view(share, 0, layout.active(t));
                kernels.add(alive, step(tape, x.gradient(), layout, t));
              }
            }
          });
    }
    return result;
  }

  /**
   * {@code y[m] = weight[m] x[m]}: each row as a whole.
   *
   * @param x {@code (rows, columns)}
   * @param weight {@code (rows, 1)}
   */
  public static Variable scale(Tape tape, Variable x, Variable weight) {
    ShapeMismatchException.require("scale: weight", weight.value(), x.rows(), 1);
    Kernels kernels = tape.kernels();
    Tensor y = tape.take(x.rows(), x.columns());
    y.copyFrom(x.value());
    scaleRows(tape, y, weight.value());
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (!result.hasGradient()) {
              return;
            }
            Tensor dY = result.gradient();
            if (weight.isDifferentiable()) {
              Tensor products = tape.zeros(x.rows(), x.columns()); // dY * x
              kernels.addProduct(dY, x.value(), products);
              addRowSums(products, weight.gradient());
            }
            if (x.isDifferentiable()) {
              Tensor dX = tape.take(x.rows(), x.columns());
              dX.copyFrom(dY);
              scaleRows(tape, dX, weight.value());
              kernels.add(dX, x.gradient());
            }
          });
    }
    return result;
  }

  private static void scaleRows(Tape tape, Tensor x, Tensor weight) {
    for (int row = 0; row < x.rows(); row++) {
      tape.kernels().scale(tape.view(x, row, row + 1), weight.get(row, 0));
    }
  }

  private static void addRowSums(Tensor x, Tensor sums) {
    for (int row = 0; row < x.rows(); row++) {
      double sum = 0;
      for (int column = 0; column < x.columns(); column++) {
        sum += x.get(row, column);
      }
      sums.set(row, 0, sums.get(row, 0) + (float) sum);
    }
  }

  private static Tensor step(Tape tape, Tensor all, SequenceLayout layout, int t) {
    return tape.view(all, layout.offset(t), layout.offset(t + 1)); // (active, columns)
  }

  private static void scaleByLength(Tape tape, Tensor x, SequenceLayout layout) {
    for (int row = 0; row < x.rows(); row++) {
      tape.kernels().scale(tape.view(x, row, row + 1), 1f / layout.length(row));
    }
  }

  private static void copyColumns(Tensor x, int from, Tensor y, int to, int count) {
    for (int row = 0; row < x.rows(); row++) {
      System.arraycopy(x.data(), x.rowOffset(row) + from, y.data(), y.rowOffset(row) + to, count);
    }
  }

  private static void addColumns(Tape tape, Tensor dY, int from, Variable x, int to, int count) {
    if (!x.isDifferentiable()) {
      return;
    }
    Tensor dX = x.gradient();
    for (int row = 0; row < dY.rows(); row++) {
      tape.kernels()
          .add(
              Tensor.of(dY.data(), dY.rowOffset(row) + from, 1, count),
              Tensor.of(dX.data(), dX.rowOffset(row) + to, 1, count));
    }
  }
}
