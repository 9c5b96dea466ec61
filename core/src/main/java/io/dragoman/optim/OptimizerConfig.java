package io.dragoman.optim;

/**
 * Which optimizer, and its constants; each type uses those that it knows.
 *
 * @param type one of {@link Optimizers#TYPES}
 * @param learningRate step size before any schedule
 * @param momentum of {@code sgd} and {@code rmsprop}: from 0 (none) to below 1
 * @param nesterov of {@code sgd}: whether the step looks ahead along the momentum
 * @param beta1 of {@code adam}: how slowly the mean of gradients forgets
 * @param beta2 of {@code adam}: how slowly the mean of squares forgets
 * @param epsilon of all but {@code sgd}: keeps the root of the mean of squares from 0
 * @param weightDecay of {@code adamw} and {@code adafactor}: the share of a weight taken off per
 *     update and unit of learning rate; else times the weight, added to the gradient
 * @param rho of {@code adadelta} and {@code rmsprop}: how slowly the mean of squares forgets
 * @param centered of {@code rmsprop}: whether the variance takes the place of the mean of squares
 * @param initialAccumulator of {@code adagrad}: where sums of squares start
 * @param adafactor what {@code adafactor} has besides
 */
public record OptimizerConfig(
    String type,
    double learningRate,
    double momentum,
    boolean nesterov,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double rho,
    boolean centered,
    double initialAccumulator,
    AdafactorConfig adafactor) {

  /**
   * @throws IllegalArgumentException if a constant is out of its range
   */
  public OptimizerConfig {
    require("learningRate", learningRate, learningRate > 0, "above 0");
    requireShare("momentum", momentum);
    requireShare("beta1", beta1);
    requireShare("beta2", beta2);
    require("epsilon", epsilon, epsilon > 0, "above 0");
    require("weightDecay", weightDecay, weightDecay >= 0, "0 or more");
    requireShare("rho", rho);
    require("initialAccumulator", initialAccumulator, initialAccumulator >= 0, "0 or more");
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException(
          "optimizer.nesterov: true needs a momentum above 0: set optimizer.momentum");
    }
  }

  /** With the usual constants of the newer types. */
  public OptimizerConfig(
      String type,
      double learningRate,
      double momentum,
      boolean nesterov,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay) {
    this(
        type,
        learningRate,
        momentum,
        nesterov,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        0.9,
        false,
        0,
        AdafactorConfig.standard());
  }

  /** Adam with the constants of Kingma and Ba 2015 and learning rate 0.001. */
  public static OptimizerConfig adam() {
    return new OptimizerConfig("adam", 0.001, 0, false, 0.9, 0.999, 1e-8, 0);
  }

  private static void requireShare(String key, double value) {
    require(key, value, value >= 0 && value < 1, "from 0 to below 1");
  }

  private static void require(String key, double value, boolean ok, String range) {
    if (!ok || Double.isInfinite(value)) {
      throw new IllegalArgumentException("optimizer." + key + ": " + value + " must be " + range);
    }
  }
}
