package io.dragoman.bench;

import java.util.Arrays;

/** Percentiles of measurements. */
public final class Percentiles {
  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Of these values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Percentiles of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("percentiles: no values: at least one is needed");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /**
   * The smallest value that at least so many per cent of all values do not exceed (nearest rank).
   *
   * @param percent above 0 and up to 100
   */
  public double at(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "percentiles: " + percent + ": must be above 0 and at most 100");
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length - 1e-9); // rounding must not add one
    return sorted[Math.max(rank, 1) - 1];
  }

  /** The middle value, or the mean of the two in the middle. */
  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  public double min() {
    return sorted[0];
  }

  public double max() {
    return sorted[sorted.length - 1];
  }
}
