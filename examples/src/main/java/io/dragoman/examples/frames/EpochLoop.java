package io.dragoman.examples.frames;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.config.TrainingConfig;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Trains epoch after epoch with a validation after each, and keeps what validates best. */
public final class EpochLoop {
  private final EpochTrainer<?> trainer;
  private final TrainingConfig config;
  private final LongSupplier nanoTime;
  private final PrintStream log;

  /**
   * Prepares the loop.
   *
   * @param config says when training ends: {@code max-epochs}, {@code early-stopping-patience}
   * @param nanoTime a clock in nanoseconds
   * @param log told a line for each epoch
   */
  public EpochLoop(
      EpochTrainer<?> trainer, TrainingConfig config, LongSupplier nanoTime, PrintStream log) {
    this.trainer = trainer;
    this.config = config;
    this.nanoTime = nanoTime;
    this.log = log;
  }

  /**
   * Trains.
   *
   * @param minutes after which training ends at the latest
   * @param error validates: what is wrong in percent
   * @param keep keeps the model as it is now
   * @return the least error
   */
  public double run(double minutes, DoubleSupplier error, Runnable keep) {
    long start = nanoTime.getAsLong();
    double least = Double.POSITIVE_INFINITY;
    int waiting = 0;
    for (int epoch = 1; epoch <= config.maxEpochs(); epoch++) {
      Loss loss = trainer.run(epoch, () -> minutesSince(start) >= minutes);
      double now = validate(error, keep, least);
      boolean better = now < least;
      log.printf(
          Locale.ROOT,
          "epoch %-3d loss %.4f  error %.2f%%%s  after %.1f minutes%n",
          epoch,
          loss.rows() == 0 ? 0 : loss.loss() / loss.rows(),
          now,
          better ? ", the least" : "",
          minutesSince(start));
      waiting = better ? 0 : waiting + 1;
      least = Math.min(least, now);
      boolean stalled =
          config.earlyStoppingPatience() > 0 && waiting >= config.earlyStoppingPatience();
      if (stalled || minutesSince(start) >= minutes) {
        break;
      }
    }
    return least;
  }

  private double validate(DoubleSupplier error, Runnable keep, double least) {
    double[] now = new double[1];
    trainer.withAverage(
        () -> {
          now[0] = error.getAsDouble();
          if (now[0] < least) {
            keep.run();
          }
        });
    trainer.validated(-now[0]);
    return now[0];
  }

  private double minutesSince(long start) {
    return (nanoTime.getAsLong() - start) / 60e9;
  }
}
