package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradients of all parameters: sums over the {@link Contributions} of tapes, in their order.
 *
 * <p>Different rows may be summed by different threads at the same time; how rows are cut never
 * changes a bit. A table of which a batch used some rows alone, such as one of word vectors, is
 * cleared and filled in those only.
 */
public final class Gradients {
  /** Rows are cut for threads at multiples of this. */
  public static final int ROWS = 64;

  private final List<Parameter> parameters;
  private final Tensor[] sums;
  private final long[][] filled; // a bit for each row that may differ from zero

  public Gradients(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    sums = new Tensor[parameters.size()];
    filled = new long[parameters.size()][];
    for (Parameter each : parameters) {
      int rows = each.value().rows();
      sums[each.index()] = Tensor.zeros(rows, each.value().columns());
      filled[each.index()] = new long[(rows + ROWS - 1) / ROWS];
    }
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** The gradient of a parameter, of its shape; not to be changed. */
  public Tensor of(Parameter parameter) {
    return sums[parameter.index()];
  }

  /** Whether the rows {@code [ROWS * block, ROWS * (block + 1))} are known to be zero. */
  public boolean isZero(Parameter parameter, int block) {
    return filled[parameter.index()][block] == 0L;
  }

  /** Replaces the gradient of a parameter by the sum of what tapes contribute. */
  public void sum(Kernels kernels, List<Contributions> tapes, Parameter parameter) {
    sum(kernels, tapes, parameter, 0, parameter.value().rows());
  }

  /**
   * Replaces the rows {@code [from, to)} of a parameter's gradient.
   *
   * @throws IllegalArgumentException if {@code from}, or {@code to} before the end, is no multiple
   *     of {@link #ROWS}
   */
  public void sum(
      Kernels kernels, List<Contributions> tapes, Parameter parameter, int from, int to) {
    if (from % ROWS != 0 || (to % ROWS != 0 && to != parameter.value().rows())) {
      throw new IllegalArgumentException(
          parameter + ": rows " + from + " to " + to + " must be cut at multiples of " + ROWS);
    }
    List<Tensor> inputs = new ArrayList<>();
    List<Tensor> outputGradients = new ArrayList<>();
    boolean dense = false;
    for (int i = 0; i < tapes.size(); i++) {
      Contributions.Part part = tapes.get(i).part(parameter);
      inputs.addAll(part.inputs);
      outputGradients.addAll(part.outputGradients);
      dense |= !part.isRowsOnly();
    }
    Tensor sum = of(parameter).slice(from, to);
    if (inputs.isEmpty()) {
      clear(parameter, from, to);
    } else {
      kernels.multiplyTransposed(inputs, outputGradients, from, sum, false);
    }
    if (dense) {
      Arrays.fill(filled[parameter.index()], from / ROWS, (to + ROWS - 1) / ROWS, -1L);
    }
    for (int i = 0; i < tapes.size(); i++) {
      Contributions.Part part = tapes.get(i).part(parameter);
      addColumnSums(kernels, part, sum);
      addRows(kernels, part, parameter, from, to);
      if (part.whole != null) {
        kernels.add(part.whole.slice(from, to), sum);
      }
    }
  }

  /**
   * Adds the rows {@code [from, to)} of other gradients of the same parameter; cut as for {@link
   * #sum}.
   */
  public void add(Kernels kernels, Gradients other, Parameter parameter, int from, int to) {
    long[] bits = filled[parameter.index()];
    long[] otherBits = other.filled[parameter.index()];
    for (int row = from; row < to; row += ROWS) {
      int end = Math.min(to, row + ROWS);
      if (otherBits[row / ROWS] != 0) {
        kernels.add(other.of(parameter).slice(row, end), of(parameter).slice(row, end));
        bits[row / ROWS] |= otherBits[row / ROWS];
      }
    }
  }

  /**
   * Sets the rows {@code [from, to)} of a parameter's gradient to zero; cut as for {@link #sum}.
   */
  public void clear(Parameter parameter, int from, int to) {
    long[] bits = filled[parameter.index()];
    Tensor sum = of(parameter);
    for (int row = from; row < to; row++) {
      if ((bits[row / ROWS] & 1L << row) != 0) {
        int at = sum.rowOffset(row);
        Arrays.fill(sum.data(), at, at + sum.columns(), 0f);
      }
    }
    Arrays.fill(bits, from / ROWS, (to + ROWS - 1) / ROWS, 0L);
  }

  private static void addColumnSums(Kernels kernels, Contributions.Part part, Tensor sum) {
    for (int i = 0; i < part.summed.size(); i++) {
      kernels.addColumnSums(part.summed.get(i), sum);
    }
  }

  private void addRows(
      Kernels kernels, Contributions.Part part, Parameter parameter, int from, int to) {
    long[] bits = filled[parameter.index()];
    Tensor sum = of(parameter);
    for (int i = 0; i < part.rows.size(); i++) {
      Tensor rows = part.rows.get(i);
      int[] ids = part.ids.get(i);
      for (int row = 0; row < rows.rows(); row++) {
        int id = ids[row];
        if (id >= from && id < to) {
          bits[id / ROWS] |= 1L << id;
        }
      }
      kernels.scatterAddRows(rows, ids, from, to, sum);
    }
  }
}
