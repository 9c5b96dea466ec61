package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;

/** Operations with a vector of parameters, one for each column. */
public final class NormOps {
  private static final double EPSILON = 1e-5;

  private NormOps() {}

  /**
   * {@code y = x * v}, each row with the same v.
   *
   * @param x {@code (rows, columns)}
   * @param v {@code (1, columns)}
   */
  public static Variable scaleColumns(Tape tape, Variable x, Parameter v) {
    ShapeMismatchException.require("scale columns", v.value(), 1, x.columns());
    Kernels kernels = tape.kernels();
    Tensor factors = repeated(tape, v.value(), x.rows());
    Tensor y = tape.zeros(x.rows(), x.columns());
    kernels.addProduct(x.value(), factors, y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              if (x.isDifferentiable()) {
                kernels.addProduct(result.gradient(), factors, x.gradient());
              }
              contributeColumns(tape, v, result.gradient(), x.value());
            }
          });
    }
    return result;
  }

  /**
   * Layer normalisation (Ba et al. 2016): {@code y = gain * (x - mean) / sqrt(variance + 1e-5) +
   * bias}, mean and variance of each row, or of each of several groups of columns by themselves.
   *
   * @param x {@code (rows, columns)}
   * @param gain {@code (1, columns)}
   * @param bias {@code (1, columns)}
   * @param groups how many groups of equally many columns
   * @throws IllegalArgumentException if the columns cannot be grouped so
   */
  public static Variable layerNorm(
      Tape tape, Variable x, Parameter gain, Parameter bias, int groups) {
    if (groups < 1 || x.columns() % groups != 0) {
      throw new IllegalArgumentException(
          "layer norm: " + x.columns() + " columns do not make " + groups + " equal groups");
    }
    int[] ends = new int[groups];
    for (int group = 0; group < groups; group++) {
      ends[group] = (group + 1) * (x.columns() / groups);
    }
    return layerNorm(tape, x, gain, bias, ends);
  }

  /**
   * The same with groups of any sizes.
   *
   * @param ends for each group the column behind its last, in increasing order; must stay as it is
   * @throws IllegalArgumentException if these are not groups of all columns
   */
  public static Variable layerNorm(
      Tape tape, Variable x, Parameter gain, Parameter bias, int[] ends) {
    ShapeMismatchException.require("layer norm", gain.value(), 1, x.columns());
    ShapeMismatchException.require("layer norm", bias.value(), 1, x.columns());
    requireGroups(ends, x.columns());
    Tensor unit = tape.take(x.rows(), x.columns()); // normalised, before gain and bias
    Tensor scales = tape.take(x.rows(), ends.length); // 1 / deviation
    for (int row = 0; row < x.rows(); row++) {
      int from = 0;
      for (int group = 0; group < ends.length; group++) {
        scales.set(row, group, normalize(x.value(), unit, row, from, ends[group] - from));
        from = ends[group];
      }
    }
    Tensor y = repeated(tape, bias.value(), x.rows());
    tape.kernels().addProduct(unit, repeated(tape, gain.value(), x.rows()), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              normBackward(tape, result.gradient(), unit, scales, ends, x, gain);
              contributeColumns(tape, gain, result.gradient(), unit);
              if (!bias.isFrozen()) {
                tape.contributions().addColumnSums(bias, result.gradient());
              }
            }
          });
    }
    return result;
  }

  private static void requireGroups(int[] ends, int columns) {
    int from = 0;
    for (int end : ends) {
      if (end <= from) {
        throw new IllegalArgumentException(
            "layer norm: groups end at " + Arrays.toString(ends) + ": let them increase");
      }
      from = end;
    }
    if (from != columns) {
      throw new IllegalArgumentException(
          "layer norm: groups end at " + from + " but there are " + columns + " columns");
    }
  }

  /** Normalises a group of a row; returns the inverse of its deviation. */
  private static float normalize(Tensor x, Tensor unit, int row, int column, int size) {
    float[] from = x.data();
    int at = x.rowOffset(row) + column;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += from[at + i];
    }
    double mean = sum / size;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double difference = from[at + i] - mean;
      squares += difference * difference;
    }
    double scale = 1 / Math.sqrt(squares / size + EPSILON);
    float[] to = unit.data();
    int out = unit.rowOffset(row) + column;
    for (int i = 0; i < size; i++) {
      to[out + i] = (float) ((from[at + i] - mean) * scale);
    }
    return (float) scale;
  }

  /** {@code dX += scale (g - mean(g) - unit mean(g unit))} with {@code g = dY gain}. */
  private static void normBackward(
      Tape tape, Tensor dY, Tensor unit, Tensor scales, int[] ends, Variable x, Parameter gain) {
    if (!x.isDifferentiable()) {
      return;
    }
    Tensor g = tape.zeros(dY.rows(), dY.columns());
    tape.kernels().addProduct(dY, repeated(tape, gain.value(), dY.rows()), g);
    Tensor dX = x.gradient();
    for (int row = 0; row < dY.rows(); row++) {
      for (int group = 0; group < ends.length; group++) {
        int first = group == 0 ? 0 : ends[group - 1];
        int size = ends[group] - first;
        int at = g.rowOffset(row) + first;
        int u = unit.rowOffset(row) + first;
        int out = dX.rowOffset(row) + first;
        double sum = 0;
        double along = 0;
        for (int i = 0; i < size; i++) {
          sum += g.data()[at + i];
          along += (double) g.data()[at + i] * unit.data()[u + i];
        }
        double mean = sum / size;
        double slope = along / size;
        float scale = scales.get(row, group);
        for (int i = 0; i < size; i++) {
          dX.data()[out + i] +=
              (float) (scale * (g.data()[at + i] - mean - slope * unit.data()[u + i]));
        }
      }
    }
  }

  /** {@code dv += column sums of dY * x}. */
  private static void contributeColumns(Tape tape, Parameter v, Tensor dY, Tensor x) {
    if (!v.isFrozen()) {
      Tensor product = tape.zeros(dY.rows(), dY.columns());
      tape.kernels().addProduct(dY, x, product);
      tape.contributions().addColumnSums(v, product);
    }
  }

  private static Tensor repeated(Tape tape, Tensor v, int rows) {
    Tensor y = tape.take(rows, v.columns());
    for (int row = 0; row < rows; row++) {
      System.arraycopy(v.data(), v.offset(), y.data(), y.rowOffset(row), v.columns());
    }
    return y;
  }
}
