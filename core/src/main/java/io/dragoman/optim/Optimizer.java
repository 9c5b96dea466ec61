package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;

/**
 * Changes parameters by their gradients.
 *
 * <p>One update is {@link #beginUpdate} on one thread, then {@link #update} on ranges that cover
 * every parameter once, from any threads started or woken after it, then {@link
 * Parameter#changed()}. How ranges are cut never changes a bit.
 */
public interface Optimizer {

  /**
   * Starts the next update.
   *
   * @param gradientScale what every gradient is multiplied by, such as the factor of {@link
   *     GradientClipping}
   */
  void beginUpdate(double learningRate, double gradientScale);

  /**
   * Updates the values {@code [from, to)} of a parameter, counted row after row; a frozen parameter
   * is left alone.
   *
   * @throws IndexOutOfBoundsException if the parameter has fewer values
   */
  void update(Parameter parameter, Gradients gradients, int from, int to);

  /** What must be kept to go on later as if never stopped. */
  OptimizerState state();
}
