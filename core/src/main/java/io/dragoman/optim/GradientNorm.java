package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The 2-norm of all gradients together, {@code sqrt(sum_p sum_i g_pi^2)}, in double precision.
 *
 * <p>{@link #measure} may run on several threads, each on its own rows; the sums of fixed blocks of
 * rows are added in the parameters' order, so the bits do not depend on threads. Frozen parameters
 * count as zero.
 */
public final class GradientNorm {
  private final List<Parameter> parameters;
  private final double[][] squares;

  public GradientNorm(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    this.squares = new double[parameters.size()][];
    for (Parameter each : parameters) {
      int rows = each.value().rows();
      squares[each.index()] = new double[(rows + Gradients.ROWS - 1) / Gradients.ROWS];
    }
  }

  /**
   * Measures the rows {@code [from, to)}, cut as for {@link Gradients#sum}; to be done for all rows
   * of all parameters before the others are asked.
   */
  public void measure(Kernels kernels, Gradients gradients, Parameter parameter, int from, int to) {
    Tensor gradient = gradients.of(parameter);
    for (int row = from; row < to; row += Gradients.ROWS) {
      int block = row / Gradients.ROWS;
      int end = Math.min(to, row + Gradients.ROWS);
      boolean zero = parameter.isFrozen() || gradients.isZero(parameter, block);
      squares[parameter.index()][block] =
          zero
              ? 0
              : kernels.sumOfSquares(
                  gradient.data(),
                  gradient.rowOffset(row),
                  gradient.offset() + end * gradient.columns());
    }
  }

  /** The norm; not finite if any gradient is not. */
  public double value() {
    double sum = 0;
    for (Parameter each : parameters) {
      sum += sum(each);
    }
    return Math.sqrt(sum);
  }

  private double sum(Parameter parameter) {
    double sum = 0;
    for (double each : squares[parameter.index()]) {
      sum += each;
    }
    return sum;
  }

  /** The first parameter whose gradient holds an infinity or NaN: training should stop there. */
  public Optional<Parameter> firstNonFinite() {
    return parameters.stream().filter(p -> !Double.isFinite(sum(p))).findFirst();
  }
}
