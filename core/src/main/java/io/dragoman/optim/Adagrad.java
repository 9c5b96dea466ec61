package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Adagrad (Duchi et al. 2011): {@code g = scale * gradient + decay * w; s += g^2; w -= rate * g /
 * (sqrt(s) + epsilon)}; s starts at the initial accumulator.
 */
final class Adagrad implements Optimizer {
  private final OptimizerState state = new OptimizerState("adagrad");
  private final float epsilon;
  private final float weightDecay;
  private final Tensor[] sums;
  private float rate;
  private float scale;

  Adagrad(OptimizerConfig config, List<Parameter> parameters) {
    this.epsilon = (float) config.epsilon();
    this.weightDecay = (float) config.weightDecay();
    this.sums = state.add(parameters, ".sum_of_squares");
    for (Tensor each : sums) {
      Arrays.fill(each.data(), (float) config.initialAccumulator());
    }
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
    float[] sum = sums[parameter.index()].data();
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i] + weightDecay * w[i];
      float s = sum[i] + g * g;
      sum[i] = s;
      w[i] -= rate * g / ((float) Math.sqrt(s) + epsilon);
    }
  }

  @Override
  public OptimizerState state() {
    return state;
  }
}
