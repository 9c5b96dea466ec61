package io.dragoman.examples.handwriting;

/**
 * What the network sees of a pen: for each point the step from the point before, the direction of
 * that step, and the height on the line. Where a word of digits starts does not matter, and nothing
 * tells where one digit ends.
 */
final class StrokeFeatures {
  /** Step in x and y, cosine and sine of its direction, height. */
  static final int COUNT = 5;

  private static final float HALF = 50; // of a box

  private StrokeFeatures() {}

  /**
   * The features of a way.
   *
   * @return {@code [points][5]}, about -1 to 1
   */
  static float[][] of(float[] x, float[] y) {
    float[][] features = new float[x.length][COUNT];
    for (int n = 0; n < x.length; n++) {
      float dx = n == 0 ? 0 : x[n] - x[n - 1];
      float dy = n == 0 ? 0 : y[n] - y[n - 1];
      float length = (float) Math.sqrt(dx * dx + dy * dy);
      features[n][0] = dx / HALF;
      features[n][1] = dy / HALF;
      features[n][2] = length == 0 ? 0 : dx / length;
      features[n][3] = length == 0 ? 0 : dy / length;
      features[n][4] = y[n] / HALF - 1;
    }
    return features;
  }
}
