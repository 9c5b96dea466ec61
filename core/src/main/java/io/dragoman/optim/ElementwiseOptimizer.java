package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import java.util.Objects;

/** An optimizer whose rule looks at one value, its gradient and its state alone. */
abstract class ElementwiseOptimizer implements Optimizer {
  private final OptimizerState state;

  /** L2 penalty, added to gradients. */
  final float weightDecay;

  /** Learning rate of the present update. */
  float rate;

  /** What gradients of the present update are multiplied by. */
  float scale;

  ElementwiseOptimizer(String type, OptimizerConfig config) {
    this.state = new OptimizerState(type);
    this.weightDecay = (float) config.weightDecay();
  }

  @Override
  public final void beginUpdate(double learningRate, double gradientScale) {
    state.nextStep();
    rate = (float) learningRate;
    scale = (float) gradientScale;
  }

  @Override
  public final void update(Parameter parameter, Gradients gradients, int from, int to) {
    Objects.checkFromToIndex(from, to, parameter.value().size());
    if (!parameter.isFrozen()) {
      float[] gradient = gradients.of(parameter).data();
      change(parameter.index(), parameter.value().data(), gradient, from, to);
    }
  }

  /** Applies the rule to the values {@code [from, to)} of the parameter with an index. */
  abstract void change(int index, float[] w, float[] gradient, int from, int to);

  @Override
  public final OptimizerState state() {
    return state;
  }
}
