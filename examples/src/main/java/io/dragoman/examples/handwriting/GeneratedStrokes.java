package io.dragoman.examples.handwriting;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Digits that the program writes itself, for those who have none: outlines, bent at random. */
final class GeneratedStrokes {
  private static final int POINTS = 8;

  /** Corners of each digit's way, x and y in turn. */
  private static final double[][] OUTLINES = {
    {50, 100, 15, 80, 10, 40, 30, 2, 70, 2, 90, 40, 85, 80, 52, 98},
    {25, 75, 55, 100, 55, 50, 55, 0},
    {10, 80, 45, 100, 85, 80, 70, 50, 35, 25, 5, 2, 50, 5, 95, 2},
    {10, 90, 60, 100, 80, 75, 40, 55, 85, 35, 70, 5, 30, 0, 5, 12},
    {60, 100, 35, 70, 5, 35, 60, 38, 95, 40, 75, 65, 70, 30, 68, 0},
    {85, 100, 30, 98, 20, 60, 60, 65, 88, 40, 75, 8, 40, 0, 8, 12},
    {75, 100, 35, 80, 12, 40, 25, 5, 65, 2, 85, 28, 55, 45, 18, 25},
    {8, 95, 50, 97, 92, 100, 70, 60, 50, 30, 38, 0},
    {80, 85, 45, 100, 20, 78, 55, 52, 88, 22, 50, 0, 15, 20, 45, 50, 82, 82},
    {82, 80, 45, 100, 15, 75, 45, 52, 80, 75, 85, 90, 75, 45, 60, 0},
  };

  private GeneratedStrokes() {}

  /** Writes so many digits; the same seed gives the same. */
  static List<Stroke> of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strokes.add(write(random.nextInt(10), random));
    }
    return strokes;
  }

  private static Stroke write(int digit, SplittableRandom random) {
    double[] corners = OUTLINES[digit].clone();
    double slant = 0.5 * (random.nextDouble() - 0.5);
    for (int i = 0; i < corners.length; i += 2) {
      corners[i] += 14 * (random.nextDouble() - 0.5) + slant * (corners[i + 1] - 50);
      corners[i + 1] += 14 * (random.nextDouble() - 0.5);
    }
    return fitted(digit, resampled(corners));
  }

  /** Points at equal distances along the way: {@code {x, y}} of each. */
  private static double[][] resampled(double[] corners) {
    double length = 0;
    for (int i = 2; i < corners.length; i += 2) {
      length += distance(corners, i);
    }
    double[][] points = new double[POINTS][];
    points[0] = new double[] {corners[0], corners[1]};
    int corner = 2;
    double passed = 0;
    for (int n = 1; n < POINTS; n++) {
      double wanted = n * length / (POINTS - 1);
      while (corner < corners.length - 2 && passed + distance(corners, corner) < wanted) {
        passed += distance(corners, corner);
        corner += 2;
      }
      double share = Math.min(1, (wanted - passed) / distance(corners, corner));
      points[n] =
          new double[] {
            corners[corner - 2] + share * (corners[corner] - corners[corner - 2]),
            corners[corner - 1] + share * (corners[corner + 1] - corners[corner - 1])
          };
    }
    return points;
  }

  private static double distance(double[] corners, int i) {
    double dx = corners[i] - corners[i - 2];
    double dy = corners[i + 1] - corners[i - 1];
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Moved and stretched so that the longer side fills its box. */
  private static Stroke fitted(int digit, double[][] points) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[] point : points) {
      for (int axis = 0; axis < 2; axis++) {
        low[axis] = Math.min(low[axis], point[axis]);
        high[axis] = Math.max(high[axis], point[axis]);
      }
    }
    double scale = 100 / Math.max(high[0] - low[0], high[1] - low[1]);
    float[] x = new float[POINTS];
    float[] y = new float[POINTS];
    for (int n = 0; n < POINTS; n++) {
      x[n] = (float) (scale * (points[n][0] - low[0]));
      y[n] = (float) (scale * (points[n][1] - low[1]));
    }
    return new Stroke(digit, x, y);
  }
}
