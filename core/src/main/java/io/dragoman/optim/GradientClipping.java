package io.dragoman.optim;

/**
 * Limits the norm of all gradients together (Pascanu et al. 2013).
 *
 * @param maximum the largest norm, or 0 for no limit
 */
public record GradientClipping(double maximum) {
  private static final double EPSILON = 1e-6;

  /**
   * @throws IllegalArgumentException if the maximum is negative or NaN
   */
  public GradientClipping {
    if (!(maximum >= 0)) {
      throw new IllegalArgumentException(
          "gradient clipping: " + maximum + " must be above 0, or 0 for no limit");
    }
  }

  /** The factor {@code min(1, maximum / (norm + 1e-6))} for every gradient. */
  public double scale(double norm) {
    return maximum == 0 ? 1 : Math.min(1, maximum / (norm + EPSILON));
  }
}
