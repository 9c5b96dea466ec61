package io.dragoman.length;

/** Length models for tests of other packages. */
public final class LengthModels {
  private LengthModels() {}

  /**
   * A model.
   *
   * @param weights of the mean state's units, of the logarithm of the source's length, and the
   *     constant
   */
  public static LengthModel of(float... weights) {
    return new LengthModel(weights, -3, 3);
  }

  /** A model of an encoder with so many units whose opinions differ. */
  public static LengthModel opinionated(int units) {
    float[] weights = new float[units + 2];
    for (int i = 0; i < units; i++) {
      weights[i] = (i % 3 - 1) * 1.5f;
    }
    weights[units] = -0.3f;
    weights[units + 1] = 0.2f;
    return of(weights);
  }
}
