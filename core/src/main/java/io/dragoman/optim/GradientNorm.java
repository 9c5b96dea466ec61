package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import java.util.List;
import java.util.Optional;

/**
 * The 2-norm of all gradients together, {@code sqrt(sum_p sum_i g_pi^2)}, in double precision.
 *
 * <p>{@link #measure} may run on several threads, each on its own parameters; the sums are added in
 * the parameters' order, so the bits do not depend on threads. Frozen parameters count as zero.
 */
public final class GradientNorm {
  private final List<Parameter> parameters;
  private final double[] squares;

  public GradientNorm(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    this.squares = new double[parameters.size()];
  }

  /** Measures the gradient of one parameter; to be done for each before the others are asked. */
  public void measure(Kernels kernels, Gradients gradients, Parameter parameter) {
    squares[parameter.index()] =
        parameter.isFrozen()
            ? 0
            : kernels.sumOfSquares(gradients.of(parameter).data(), 0, parameter.value().size());
  }

  /** The norm; not finite if any gradient is not. */
  public double value() {
    double sum = 0;
    for (double each : squares) {
      sum += each;
    }
    return Math.sqrt(sum);
  }

  /** The first parameter whose gradient holds an infinity or NaN: training should stop there. */
  public Optional<Parameter> firstNonFinite() {
    return parameters.stream().filter(p -> !Double.isFinite(squares[p.index()])).findFirst();
  }
}
