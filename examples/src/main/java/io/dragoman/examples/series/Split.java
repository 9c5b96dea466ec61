package io.dragoman.examples.series;

import java.util.Arrays;

/**
 * Which values are learnt from, which choose when to stop, and which are measured: each part ends
 * before the number given.
 */
record Split(int train, int valid, int test) {
  private static final int MONTH = 30 * 24;
  private static final int INFORMER_TRAIN = 12 * MONTH;
  private static final int INFORMER_VALID = 16 * MONTH;
  private static final int INFORMER_TEST = 20 * MONTH;

  /** Seven tenths to learn from, one to validate with and two to measure. */
  static Split tenths(int length) {
    return new Split(length * 7 / 10, length * 8 / 10, length);
  }

  /**
   * Twelve months, four and four of hourly values (Zhou et al. 2021). If the last four are missing,
   * the second four are measured, and the last of the twelve validates.
   *
   * @throws IllegalArgumentException if there are fewer than sixteen months
   */
  static Split informer(int length) {
    if (length < INFORMER_VALID) {
      throw new IllegalArgumentException(
          ("--informer: the series has " + length + " values: give at least " + INFORMER_VALID)
              + ", sixteen months of hours");
    }
    return length >= INFORMER_TEST
        ? new Split(INFORMER_TRAIN, INFORMER_VALID, INFORMER_TEST)
        : new Split(INFORMER_TRAIN - MONTH, INFORMER_TRAIN, INFORMER_VALID);
  }

  /** The values with mean 0 and variance 1 over the part that is learnt from, as learnt with. */
  double[] standardise(double[] values) {
    double mean = Arrays.stream(values, 0, train).average().orElse(0);
    double variance =
        Arrays.stream(values, 0, train).map(v -> (v - mean) * (v - mean)).average().orElse(1);
    double deviation = variance > 0 ? Math.sqrt(variance) : 1;
    return Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
  }
}
