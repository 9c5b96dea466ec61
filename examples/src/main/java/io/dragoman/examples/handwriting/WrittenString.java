package io.dragoman.examples.handwriting;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Digits written beside each other.
 *
 * @param digits what they say, with one space between digits
 * @param x of all points
 * @param y of all points
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of points, never compared
record WrittenString(String digits, float[] x, float[] y) {
  private static final double SMALLEST = 0.8;
  private static final double LARGEST = 1.1;
  private static final double NARROWEST_GAP = 10;
  private static final double WIDEST_GAP = 50;
  private static final double OFF_LINE = 10;

  /**
   * Joins digits, each of its own size, distance and height on the line.
   *
   * @param random decides on these
   */
  static WrittenString join(List<Stroke> strokes, SplittableRandom random) {
    int length = strokes.stream().mapToInt(Stroke::length).sum();
    float[] x = new float[length];
    float[] y = new float[length];
    double left = 0;
    int at = 0;
    for (Stroke stroke : strokes) {
      double scale = random.nextDouble(SMALLEST, LARGEST);
      double rise = random.nextDouble(-OFF_LINE, OFF_LINE);
      double right = left;
      for (int n = 0; n < stroke.length(); n++, at++) {
        x[at] = (float) (left + scale * stroke.x()[n]);
        y[at] = (float) (rise + scale * stroke.y()[n]);
        right = Math.max(right, x[at]);
      }
      left = right + random.nextDouble(NARROWEST_GAP, WIDEST_GAP);
    }
    String digits =
        strokes.stream()
            .map(each -> Integer.toString(each.digit()))
            .collect(Collectors.joining(" "));
    return new WrittenString(digits, x, y);
  }
}
