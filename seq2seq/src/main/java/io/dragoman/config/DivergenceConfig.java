package io.dragoman.config;

/**
 * What happens when a loss or a gradient is not finite or the loss explodes.
 *
 * @param action stop, or go back to the last good weights
 * @param lossFactor a loss this many times its running mean counts as an explosion; 0 for none
 * @param snapshotEvery updates between copies of the weights to go back to
 * @param rateFactor what every recovery multiplies the learning rate by
 * @param maxRecoveries after so many training stops
 */
public record DivergenceConfig(
    Action action, double lossFactor, int snapshotEvery, double rateFactor, int maxRecoveries) {
  /** What to do. */
  public enum Action {
    STOP,
    RECOVER
  }

  static DivergenceConfig standard() {
    return new DivergenceConfig(Action.STOP, 0, 100, 0.5, 5);
  }
}
