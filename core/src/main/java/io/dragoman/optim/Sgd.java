package io.dragoman.optim;

import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;

/**
 * Stochastic gradient descent: {@code g = scale * gradient + decay * w; b = momentum * b + g; w -=
 * rate * b}, or with Nesterov's momentum {@code w -= rate * (g + momentum * b)} (Sutskever et al.
 * 2013, in PyTorch's form).
 */
final class Sgd extends ElementwiseOptimizer {
  private final float momentum;
  private final boolean nesterov;
  private final Tensor[] velocities;

  Sgd(OptimizerConfig config, List<Parameter> parameters) {
    super("sgd", config);
    this.momentum = (float) config.momentum();
    this.nesterov = config.nesterov();
    this.velocities = momentum == 0 ? null : state().add(parameters, ".momentum");
  }

  @Override
  void change(int index, float[] w, float[] gradient, int from, int to) {
    if (velocities == null) {
      descend(w, gradient, from, to);
    } else {
      descend(w, gradient, velocities[index].data(), from, to);
    }
  }

  private void descend(float[] w, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      w[i] -= rate * (scale * gradient[i] + weightDecay * w[i]);
    }
  }

  private void descend(float[] w, float[] gradient, float[] velocity, int from, int to) {
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i] + weightDecay * w[i];
      float v = momentum * velocity[i] + g;
      velocity[i] = v;
      w[i] -= rate * (nesterov ? g + momentum * v : v);
    }
  }
}
