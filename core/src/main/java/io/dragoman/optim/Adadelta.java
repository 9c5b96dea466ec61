package io.dragoman.optim;

import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;

/**
 * Adadelta (Zeiler 2012): {@code g = scale * gradient + decay * w; s = rho s + (1 - rho) g^2; x =
 * sqrt((d + epsilon) / (s + epsilon)) g; d = rho d + (1 - rho) x^2; w -= rate * x}.
 */
final class Adadelta extends ElementwiseOptimizer {
  private final float rho;
  private final float epsilon;
  private final Tensor[] squares;
  private final Tensor[] squaredSteps;

  Adadelta(OptimizerConfig config, List<Parameter> parameters) {
    super("adadelta", config);
    this.rho = (float) config.rho();
    this.epsilon = (float) config.epsilon();
    this.squares = state().add(parameters, ".mean_of_squares");
    this.squaredSteps = state().add(parameters, ".mean_of_squared_steps");
  }

  @Override
  void change(int index, float[] w, float[] gradient, int from, int to) {
    float[] square = squares[index].data();
    float[] squaredStep = squaredSteps[index].data();
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i] + weightDecay * w[i];
      float s = rho * square[i] + (1 - rho) * (g * g);
      float d = squaredStep[i];
      float x = (float) (Math.sqrt(d + epsilon) / Math.sqrt(s + epsilon)) * g;
      square[i] = s;
      squaredStep[i] = rho * d + (1 - rho) * (x * x);
      w[i] -= rate * x;
    }
  }
}
