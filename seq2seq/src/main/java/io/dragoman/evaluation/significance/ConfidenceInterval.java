package io.dragoman.evaluation.significance;

import java.util.Arrays;

/**
 * Mean and spread of resampled scores.
 *
 * @param mean of all
 * @param halfWidth half the distance between the scores that a 40th of all are below and above: 95
 *     % lie between them
 */
public record ConfidenceInterval(double mean, double halfWidth) {
  private static final int TAIL = 40;

  /** The interval of these scores; they are not changed. */
  public static ConfidenceInterval of(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int cut = sorted.length / TAIL;
    double width = sorted[sorted.length - 1 - cut] - sorted[cut];
    return new ConfidenceInterval(Arrays.stream(sorted).average().orElseThrow(), width / 2);
  }
}
