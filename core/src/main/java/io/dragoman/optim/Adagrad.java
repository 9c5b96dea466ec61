package io.dragoman.optim;

import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Adagrad (Duchi et al. 2011): {@code g = scale * gradient + decay * w; s += g^2; w -= rate * g /
 * (sqrt(s) + epsilon)}; s starts at the initial accumulator.
 */
final class Adagrad extends ElementwiseOptimizer {
  private final float epsilon;
  private final Tensor[] sums;

  Adagrad(OptimizerConfig config, List<Parameter> parameters) {
    super("adagrad", config);
    this.epsilon = (float) config.epsilon();
    this.sums = state().add(parameters, ".sum_of_squares");
    for (Tensor each : sums) {
      Arrays.fill(each.data(), (float) config.initialAccumulator());
    }
  }

  @Override
  void change(int index, float[] w, float[] gradient, int from, int to) {
    float[] sum = sums[index].data();
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i] + weightDecay * w[i];
      float s = sum[i] + g * g;
      sum[i] = s;
      w[i] -= rate * g / ((float) Math.sqrt(s) + epsilon);
    }
  }
}
