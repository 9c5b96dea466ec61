package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.Tensor;
import java.util.Objects;

/**
 * Some columns of a weight and its bias, copied and packed: an output layer that scores only words
 * worth scoring. Without gradients.
 */
public final class WeightColumns {
  private final PackedMatrix weight;
  private final Tensor bias;

  private WeightColumns(PackedMatrix weight, Tensor bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * Copies columns.
   *
   * @param tape lends memory for the copy until it is closed
   * @param weight {@code (in, out)}
   * @param bias {@code (1, out)}, or null for none
   * @param columns indexes below {@code out}
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public static WeightColumns of(Tape tape, Parameter weight, Parameter bias, int[] columns) {
    Tensor all = weight.value();
    for (int column : columns) {
      Objects.checkIndex(column, all.columns());
    }
    Tensor some = tape.take(all.rows(), columns.length); // (in, columns)
    copy(all, columns, some);
    Tensor someBias = null;
    if (bias != null) {
      someBias = Tensor.zeros(1, columns.length);
      copy(bias.value(), columns, someBias);
    }
    return new WeightColumns(tape.kernels().pack(some, false, null), someBias);
  }

  /**
   * Copies rows of a table that is used transposed, as {@link MatrixOps#affineTransposed} does.
   *
   * @param table {@code (out, in)}
   * @param rows indexes below {@code out}
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public static WeightColumns ofRows(Tape tape, Parameter table, Parameter bias, int[] rows) {
    Tensor all = table.value();
    for (int row : rows) {
      Objects.checkIndex(row, all.rows());
    }
    Tensor some = tape.take(rows.length, all.columns()); // (rows, in)
    tape.kernels().gatherRows(all, rows, some);
    Tensor someBias = Tensor.zeros(1, rows.length);
    copy(bias.value(), rows, someBias);
    return new WeightColumns(tape.kernels().pack(some, true, null), someBias);
  }

  private static void copy(Tensor from, int[] columns, Tensor to) {
    float[] x = from.data();
    float[] y = to.data();
    for (int row = 0; row < from.rows(); row++) {
      int xt = from.rowOffset(row);
      int yt = to.rowOffset(row);
      for (int i = 0; i < columns.length; i++) {
        y[yt + i] = x[xt + columns[i]];
      }
    }
  }

  /** The number of columns. */
  public int count() {
    return weight.columns();
  }

  /**
   * {@code x W + b} for these columns.
   *
   * @param x {@code (rows, in)}
   * @return {@code (rows, columns)}
   * @throws IllegalStateException if the tape records, as there is no gradient
   */
  public Variable affine(Tape tape, Variable x) {
    if (tape.isRecording()) {
      throw new IllegalStateException(
          "columns of a weight: have no gradient: use the whole weight when training");
    }
    Kernels kernels = tape.kernels();
    Tensor y = tape.take(x.rows(), weight.columns()); // (rows, columns)
    if (bias == null) {
      kernels.multiply(x.value(), weight, y, false);
    } else {
      kernels.multiply(x.value(), weight, bias, y);
    }
    return tape.variable(y);
  }
}
