package io.dragoman.config;

/**
 * The rule that turns gradients into updates.
 *
 * @param type which rule
 * @param learningRate the step size after warm-up and before any decay
 * @param momentum of {@code momentum} and {@code nesterov}
 * @param beta1 decay of the gradient's mean in {@code adam} and {@code adamw}
 * @param beta2 decay of the squared gradient's mean in {@code adam} and {@code adamw}
 * @param epsilon added to the denominator in {@code adam} and {@code adamw}
 * @param weightDecay pull of the weights towards zero; decoupled in {@code adamw}
 */
public record OptimizerConfig(
    OptimizerType type,
    double learningRate,
    double momentum,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay) {

  static OptimizerConfig standard() {
    return new OptimizerConfig(OptimizerType.ADAM, 1e-3, 0.9, 0.9, 0.999, 1e-8, 0.0);
  }
}
