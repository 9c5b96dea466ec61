package io.dragoman.tensorboard;

import io.dragoman.tensor.Tensor;

/** How the values of a tensor are distributed: counts in buckets of equal width. */
final class Histogram {
  private static final int BUCKETS = 40;

  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double sum;
  private double squares;
  private long count;
  private final double[] buckets = new double[BUCKETS];

  /** Counts the values; those that are not finite are left out. */
  Histogram(Tensor values) {
    for (int row = 0; row < values.rows(); row++) {
      for (int column = 0; column < values.columns(); column++) {
        float value = values.get(row, column);
        if (Float.isFinite(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
          sum += value;
          squares += (double) value * value;
          count++;
        }
      }
    }
    double scale = most > least ? BUCKETS / (most - least) : 0;
    for (int row = 0; row < values.rows(); row++) {
      for (int column = 0; column < values.columns(); column++) {
        float value = values.get(row, column);
        if (Float.isFinite(value)) {
          buckets[Math.min(BUCKETS - 1, (int) ((value - least) * scale))]++;
        }
      }
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** {@code HistogramProto}: least, most, number, sum, squares, upper limits, counts. */
  Message message() {
    double[] limits = new double[BUCKETS];
    double width = most > least ? (most - least) / BUCKETS : Math.ulp((float) most);
    for (int i = 0; i < BUCKETS; i++) {
      limits[i] = i == BUCKETS - 1 && most > least ? most : least + (i + 1) * width;
    }
    return new Message()
        .doubled(1, least)
        .doubled(2, most)
        .doubled(3, (double) count)
        .doubled(4, sum)
        .doubled(5, squares)
        .doubles(6, limits)
        .doubles(7, buckets);
  }
}
