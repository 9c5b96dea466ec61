package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.Kernels.AdamCoefficients;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/**
 * Adam (Kingma and Ba 2015) with bias correction and, as AdamW (Loshchilov and Hutter 2019),
 * decoupled weight decay; the equation is at {@link Kernels#adam}.
 */
final class Adam implements Optimizer {
  private final OptimizerState state;
  private final Kernels kernels;
  private final float beta1;
  private final float beta2;
  private final float epsilon;
  private final double weightDecay;
  private final Tensor[] firstMoments;
  private final Tensor[] secondMoments;
  private AdamCoefficients coefficients;

  Adam(OptimizerConfig config, List<Parameter> parameters, Kernels kernels) {
    this.state = new OptimizerState(config.type());
    this.kernels = kernels;
    this.beta1 = (float) config.beta1();
    this.beta2 = (float) config.beta2();
    this.epsilon = (float) config.epsilon();
    this.weightDecay = config.weightDecay();
    this.firstMoments = state.add(parameters, ".first_moment");
    this.secondMoments = state.add(parameters, ".second_moment");
  }

  @Override
  public void beginUpdate(double learningRate, double gradientScale) {
    long step = state.nextStep();
    // of the betas as rounded to float, so that the corrections undo what the kernel does;
    // StrictMath has the same bits compiled and interpreted
    double correction1 = 1 - StrictMath.pow(beta1, step);
    double correction2 = 1 - StrictMath.pow(beta2, step);
    coefficients =
        new AdamCoefficients(
            (float) (learningRate / correction1),
            beta1,
            beta2,
            (float) Math.sqrt(correction2),
            epsilon,
            (float) (learningRate * weightDecay),
            (float) gradientScale);
  }

  @Override
  public void update(Parameter parameter, Gradients gradients, int from, int to) {
    Objects.checkFromToIndex(from, to, parameter.value().size());
    if (!parameter.isFrozen()) {
      kernels.adam(
          parameter.value().data(),
          gradients.of(parameter).data(),
          firstMoments[parameter.index()].data(),
          secondMoments[parameter.index()].data(),
          from,
          to,
          coefficients);
    }
  }

  @Override
  public OptimizerState state() {
    return state;
  }
}
