package io.dragoman.optim;

import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;

/**
 * RMSprop (Tieleman and Hinton 2012): {@code g = scale * gradient + decay * w; s = rho s + (1 -
 * rho) g^2; x = g / (sqrt(s) + epsilon); w -= rate * x}.
 *
 * <p>Centered (Graves 2013), a mean {@code m = rho m + (1 - rho) g} is kept as well and {@code s -
 * m^2} takes the place of s; with momentum {@code b = momentum * b + x; w -= rate * b}.
 */
final class RmsProp extends ElementwiseOptimizer {
  private final float rho;
  private final float momentum;
  private final float epsilon;
  private final Tensor[] squares;
  private final Tensor[] means; // null unless centered
  private final Tensor[] velocities; // null without momentum

  RmsProp(OptimizerConfig config, List<Parameter> parameters) {
    super("rmsprop", config);
    this.rho = (float) config.rho();
    this.momentum = (float) config.momentum();
    this.epsilon = (float) config.epsilon();
    this.squares = state().add(parameters, ".mean_of_squares");
    this.means = config.centered() ? state().add(parameters, ".mean") : null;
    this.velocities = momentum == 0 ? null : state().add(parameters, ".momentum");
  }

  @Override
  void change(int index, float[] w, float[] gradient, int from, int to) {
    float[] square = squares[index].data();
    float[] mean = means == null ? null : means[index].data();
    float[] velocity = velocities == null ? null : velocities[index].data();
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i] + weightDecay * w[i];
      float s = rho * square[i] + (1 - rho) * (g * g);
      square[i] = s;
      if (mean != null) {
        float m = rho * mean[i] + (1 - rho) * g;
        mean[i] = m;
        s = Math.max(0, s - m * m); // below 0 by rounding alone
      }
      float x = g / ((float) Math.sqrt(s) + epsilon);
      if (velocity != null) {
        x = momentum * velocity[i] + x;
        velocity[i] = x;
      }
      w[i] -= rate * x;
    }
  }
}
