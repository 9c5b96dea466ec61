package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/**
 * Stochastic gradient descent: {@code g = scale * gradient + decay * w; b = momentum * b + g; w -=
 * rate * b}, or with Nesterov's momentum {@code w -= rate * (g + momentum * b)} (Sutskever et al.
 * 2013, in PyTorch's form).
 */
final class Sgd implements Optimizer {
  private final OptimizerState state = new OptimizerState("sgd");
  private final float momentum;
  private final boolean nesterov;
  private final float weightDecay;
  private final Tensor[] velocities;
  private float rate;
  private float scale;

  Sgd(OptimizerConfig config, List<Parameter> parameters) {
    this.momentum = (float) config.momentum();
    this.nesterov = config.nesterov();
    this.weightDecay = (float) config.weightDecay();
    this.velocities = momentum == 0 ? null : state.add(parameters, ".momentum");
  }

  @Override
  public void beginUpdate(double learningRate, double gradientScale) {
    state.nextStep();
    rate = (float) learningRate;
    scale = (float) gradientScale;
  }

  @Override
  public void update(Parameter parameter, Gradients gradients, int from, int to) {
    Objects.checkFromToIndex(from, to, parameter.value().size());
    if (parameter.isFrozen()) {
      return;
    }
    float[] w = parameter.value().data();
    float[] gradient = gradients.of(parameter).data();
    if (velocities == null) {
      descend(w, gradient, from, to);
    } else {
      descend(w, gradient, velocities[parameter.index()].data(), from, to);
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

  @Override
  public OptimizerState state() {
    return state;
  }
}
