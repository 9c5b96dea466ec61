package io.dragoman.sequence;

import java.util.Locale;

/**
 * What an epoch brought.
 *
 * @param epoch from 1
 * @param updates done since training began
 * @param loss mean of a unit in training, while weights changed
 * @param accuracy share of units that were right in training; 0 for losses of real values
 * @param validation mean loss of a unit, or whatever else is to become small
 * @param improved whether it is the smallest so far
 * @param gradientNorm mean norm of the gradient before clipping
 * @param learningRate of the last update
 * @param seconds that the epoch took, validation included
 */
public record EpochResult(
    int epoch,
    long updates,
    double loss,
    double accuracy,
    double validation,
    boolean improved,
    double gradientNorm,
    double learningRate,
    double seconds) {

  /** A line for people, a star behind the best validation. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "epoch %3d  updates %,7d  loss %.4f  validation %.4f%s  gradient %.3g  rate %.2g  %.1f s",
        epoch,
        updates,
        loss,
        validation,
        improved ? " *" : "  ",
        gradientNorm,
        learningRate,
        seconds);
  }
}
