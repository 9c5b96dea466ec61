package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/**
 * Adadelta (Zeiler 2012): {@code g = scale * gradient + decay * w; s = rho s + (1 - rho) g^2; x =
 * sqrt((d + epsilon) / (s + epsilon)) g; d = rho d + (1 - rho) x^2; w -= rate * x}.
 */
final class Adadelta implements Optimizer {
  private final OptimizerState state = new OptimizerState("adadelta");
  private final float rho;
  private final float epsilon;
  private final float weightDecay;
  private final Tensor[] squares;
  private final Tensor[] squaredSteps;
  private float rate;
  private float scale;

  Adadelta(OptimizerConfig config, List<Parameter> parameters) {
    this.rho = (float) config.rho();
    this.epsilon = (float) config.epsilon();
    this.weightDecay = (float) config.weightDecay();
    this.squares = state.add(parameters, ".mean_of_squares");
    this.squaredSteps = state.add(parameters, ".mean_of_squared_steps");
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
    float[] square = squares[parameter.index()].data();
    float[] squaredStep = squaredSteps[parameter.index()].data();
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

  @Override
  public OptimizerState state() {
    return state;
  }
}
