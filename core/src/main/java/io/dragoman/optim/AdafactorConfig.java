package io.dragoman.optim;

/**
 * What {@code adafactor} has besides.
 *
 * @param beta2Decay how fast the mean of squares turns slow: at update n it moves by {@code
 *     n^-beta2Decay}
 * @param clip the largest root mean square of a parameter's step before the learning rate
 * @param floor the least size of a parameter that steps are taken in proportion to
 */
public record AdafactorConfig(double beta2Decay, double clip, double floor) {
  /**
   * @throws IllegalArgumentException if a value is not above 0
   */
  public AdafactorConfig {
    require("beta2-decay", beta2Decay);
    require("clip", clip);
    require("floor", floor);
  }

  /** The constants of Shazeer and Stern 2018. */
  public static AdafactorConfig standard() {
    return new AdafactorConfig(0.8, 1.0, 1e-3);
  }

  private static void require(String key, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "optimizer.adafactor." + key + ": " + value + " must be above 0");
    }
  }
}
