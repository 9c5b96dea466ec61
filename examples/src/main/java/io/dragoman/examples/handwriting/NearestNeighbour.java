package io.dragoman.examples.handwriting;

import java.util.List;

/**
 * The digit of the training sample whose points are closest (Euclidean), which the notes of the pen
 * digits give as their baseline.
 */
final class NearestNeighbour {
  private final List<Stroke> samples;

  NearestNeighbour(List<Stroke> samples) {
    this.samples = samples;
  }

  /** The digit that a stroke is taken for; one with another number of points is never close. */
  int classify(Stroke stroke) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (Stroke sample : samples) {
      double distance = sample.length() == stroke.length() ? 0 : Double.POSITIVE_INFINITY;
      for (int n = 0; n < stroke.length() && distance < least; n++) {
        double dx = sample.x()[n] - stroke.x()[n];
        double dy = sample.y()[n] - stroke.y()[n];
        distance += dx * dx + dy * dy;
      }
      if (distance < least) {
        least = distance;
        best = sample.digit();
      }
    }
    return best;
  }

  /** Wrong ones in percent. */
  double errorRate(List<Stroke> strokes) {
    long wrong = strokes.stream().filter(each -> classify(each) != each.digit()).count();
    return 100.0 * wrong / strokes.size();
  }
}
