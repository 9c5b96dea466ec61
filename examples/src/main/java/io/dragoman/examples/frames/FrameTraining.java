package io.dragoman.examples.frames;

import io.dragoman.config.TrainingConfig;
import io.dragoman.model.FramePairs;
import io.dragoman.nn.ParameterStore;
import io.dragoman.sequence.EpochResult;
import io.dragoman.sequence.SequenceTrainer;
import io.dragoman.training.Objective;
import io.dragoman.training.Workers;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Trains on frames for a limited time with a validation after each epoch; whatever validates best
 * is written at once.
 *
 * @param <B> a shard of a batch
 */
public final class FrameTraining<B> {
  private final SequenceTrainer<B> trainer;
  private final FrameBatches<B> batches;
  private final LongSupplier nanoTime;
  private final PrintStream log;

  /**
   * Prepares training.
   *
   * @param packing makes a shard of examples
   * @param parameters of the model
   * @param nanoTime a clock in nanoseconds
   * @param log told a line for each epoch
   */
  public FrameTraining(
      Objective<B> objective,
      TrainingExamples examples,
      Function<List<FrameExample>, B> packing,
      ParameterStore parameters,
      TrainingConfig config,
      Workers workers,
      LongSupplier nanoTime,
      PrintStream log) {
    trainer = new SequenceTrainer<>(objective, parameters, config, workers);
    batches = new FrameBatches<>(examples, packing, config, workers);
    this.nanoTime = nanoTime;
    this.log = log;
  }

  /** Prepares a recognizer's training by its configuration. */
  public static FrameTraining<FramePairs> of(
      Recognizer recognizer, TrainingExamples examples, Workers workers, PrintStream log) {
    return new FrameTraining<>(
        new RecognizerObjective(recognizer),
        examples,
        recognizer::pack,
        recognizer.model().parameters(),
        recognizer.config().training(),
        workers,
        System::nanoTime,
        log);
  }

  /**
   * Trains; the model has the best weights then.
   *
   * @param minutes after which training ends at the latest
   * @param error validates: what is wrong in percent
   * @param save writes the model as it is now
   * @return the least error
   */
  public double run(double minutes, DoubleSupplier error, Runnable save) {
    long start = nanoTime.getAsLong();
    double[] least = {Double.POSITIVE_INFINITY};
    trainer.endWhen(() -> minutesSince(start) >= minutes);
    trainer.whenRecovered(log::println);
    trainer.train(
        batches,
        () -> {
          double now = error.getAsDouble();
          if (now < least[0]) {
            least[0] = now;
            save.run();
          }
          return now;
        },
        result -> report(result, minutesSince(start)));
    return least[0];
  }

  private void report(EpochResult result, double minutes) {
    log.printf(
        Locale.ROOT,
        "epoch %-3d loss %.4f  error %.2f%%%s  after %.1f minutes%n",
        result.epoch(),
        result.loss(),
        result.validation(),
        result.improved() ? ", the least" : "",
        minutes);
  }

  private double minutesSince(long start) {
    return (nanoTime.getAsLong() - start) / 60e9;
  }
}
