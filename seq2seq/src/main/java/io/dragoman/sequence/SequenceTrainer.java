package io.dragoman.sequence;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.config.Budget;
import io.dragoman.config.TrainingConfig;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.nn.ParameterStore;
import io.dragoman.training.GuardedUpdater;
import io.dragoman.training.Objective;
import io.dragoman.training.ParameterUpdater;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.TrainingException;
import io.dragoman.training.UpdatePosition;
import io.dragoman.training.Workers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * A training loop for any model: epochs, a validation after each, early stopping; at the end the
 * model has the weights that validated best.
 *
 * <p>The same configuration and batches give the same bits for any number of threads. Of the
 * configuration it follows seed, epochs, updates, duration, accumulated batches, shards, threads,
 * clipping, frozen parameters, optimizer, learning rate, averages, divergence and the patience of
 * early stopping.
 *
 * @param <B> a shard of a batch
 */
public final class SequenceTrainer<B> implements AutoCloseable {
  private static final long NANOS = 1_000_000_000L;

  private final ParameterStore parameters;
  private final TrainingConfig config;
  private final Workers workers;
  private final boolean ownsWorkers;
  private final ParameterUpdater<B> updater;
  private final GuardedUpdater<B> guarded;
  private final LongSupplier nanoTime;
  private final List<float[]> best = new ArrayList<>();
  private BooleanSupplier over = () -> false;
  private Consumer<String> recoveries = message -> {};
  private long updates;
  private long units;
  private long start;

  /** Starts to teach a model, with fresh optimizer state. */
  public SequenceTrainer(Objective<B> objective, ParameterStore parameters, TrainingConfig config) {
    this(objective, parameters, config, ownWorkers(config), true, System::nanoTime);
  }

  /** Starts to teach a model with the threads of somebody else, who closes them. */
  public SequenceTrainer(
      Objective<B> objective, ParameterStore parameters, TrainingConfig config, Workers workers) {
    this(objective, parameters, config, workers, false, System::nanoTime);
  }

  /** The same by a clock in nanoseconds. */
  SequenceTrainer(
      Objective<B> objective,
      ParameterStore parameters,
      TrainingConfig config,
      LongSupplier nanoTime) {
    this(objective, parameters, config, ownWorkers(config), true, nanoTime);
  }

  private SequenceTrainer(
      Objective<B> objective,
      ParameterStore parameters,
      TrainingConfig config,
      Workers workers,
      boolean ownsWorkers,
      LongSupplier nanoTime) {
    this.parameters = parameters;
    this.config = config;
    this.workers = workers;
    this.ownsWorkers = ownsWorkers;
    this.nanoTime = nanoTime;
    Kernels kernels = KernelsSelector.kernels();
    updater =
        new ParameterUpdater<>(
            objective, parameters.all(), config, kernels, workers, PhaseTimer.idle());
    guarded = new GuardedUpdater<>(updater, config, kernels);
  }

  private static Workers ownWorkers(TrainingConfig config) {
    int threads = config.threads();
    return new Workers(threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
  }

  /**
   * Ends training early, with a validation.
   *
   * @param over asked after every update
   */
  public void endWhen(BooleanSupplier over) {
    this.over = over;
  }

  /**
   * Tells somebody when training goes back to good weights after it diverged.
   *
   * @param listener gets one line
   */
  public void whenRecovered(Consumer<String> listener) {
    recoveries = listener;
  }

  /** Sums over the updates of an epoch. */
  private static final class Sums {
    private Loss loss = Loss.NONE;
    private double norms;
    private double rate;
    private int updates;
  }

  /**
   * Trains until the configuration says to end.
   *
   * @param batches of each epoch
   * @param validation what is to become small, asked after every epoch
   * @param listener told after every epoch
   * @return the results of all epochs
   * @throws TrainingException if a loss or a gradient is not finite, or the loss explodes, and the
   *     configuration does not say how to recover
   */
  public List<EpochResult> train(
      EpochBatches<B> batches, DoubleSupplier validation, Consumer<EpochResult> listener) {
    List<EpochResult> results = new ArrayList<>();
    double smallest = Double.POSITIVE_INFINITY;
    int waiting = 0;
    boolean ended = false;
    start = nanoTime.getAsLong();
    guarded.begin();
    for (int epoch = 1; epoch <= config.maxEpochs() && !ended; epoch++) {
      long began = nanoTime.getAsLong();
      Sums sums = new Sums();
      Iterator<List<B>> left = batches.of(epoch).iterator();
      while (left.hasNext()) {
        List<List<B>> together = new ArrayList<>();
        while (left.hasNext() && together.size() < config.accumulate()) {
          together.add(left.next());
        }
        update(together, epoch, !left.hasNext(), sums);
        ended = isLast(epoch, !left.hasNext());
        if (ended) {
          break;
        }
      }
      double[] found = new double[1];
      updater.withAverage(() -> found[0] = validation.getAsDouble());
      updater.schedule().validated(-found[0]);
      boolean improved = found[0] < smallest;
      waiting = improved ? 0 : waiting + 1;
      if (improved) {
        smallest = found[0];
        updater.withAverage(this::keep);
      }
      results.add(result(epoch, sums, found[0], improved, (nanoTime.getAsLong() - began) / 1e9));
      listener.accept(results.get(results.size() - 1));
      ended |= isPatienceOver(waiting);
    }
    restore();
    return results;
  }

  private boolean isLast(int epoch, boolean endsEpoch) {
    return (config.maxUpdates() > 0 && updates >= config.maxUpdates())
        || isOver(config.maxDuration(), epoch, endsEpoch)
        || over.getAsBoolean();
  }

  private boolean isOver(Budget limit, int epoch, boolean endsEpoch) {
    if (limit.isNone()) {
      return false;
    }
    return switch (limit.unit()) {
      case EPOCHS -> epoch >= limit.count() && endsEpoch;
      case UPDATES -> updates >= limit.count();
      case TARGET_TOKENS -> units >= limit.count();
      case SECONDS -> nanoTime.getAsLong() - start >= limit.count() * NANOS;
    };
  }

  private boolean isPatienceOver(int waiting) {
    return config.earlyStoppingPatience() > 0 && waiting >= config.earlyStoppingPatience();
  }

  private void update(List<List<B>> batches, int epoch, boolean last, Sums sums) {
    updates++;
    GuardedUpdater.Outcome outcome =
        guarded.update(batches, new UpdatePosition(updates, epoch, last));
    Loss loss = outcome.loss();
    sums.rate = outcome.learningRate();
    if (outcome.problem().isPresent()) {
      String what =
          ("update " + updates + " in epoch " + epoch + ": " + outcome.problem().get() + " (loss ")
              + (loss.loss() / loss.rows() + "): ");
      recoveries.accept(
          what
              + outcome
                  .recovery()
                  .orElseThrow(
                      () ->
                          new TrainingException(what + "use a lower learning rate or clip norm")));
      return;
    }
    units += loss.rows();
    sums.loss = sums.loss.plus(loss);
    sums.norms += outcome.norm();
    sums.updates++;
  }

  private EpochResult result(
      int epoch, Sums sums, double validation, boolean improved, double seconds) {
    double rows = Math.max(1, sums.loss.rows());
    return new EpochResult(
        epoch,
        updates,
        sums.loss.loss() / rows,
        sums.loss.correct() / rows,
        validation,
        improved,
        sums.norms / Math.max(1, sums.updates),
        sums.rate,
        seconds);
  }

  private void keep() {
    best.clear();
    parameters.all().forEach(each -> best.add(each.value().toArray()));
  }

  private void restore() {
    if (best.isEmpty()) {
      return;
    }
    for (Parameter each : parameters.all()) {
      float[] values = best.get(each.index());
      System.arraycopy(values, 0, each.value().data(), each.value().offset(), values.length);
      each.changed();
    }
  }

  /** Ends the threads, unless they are somebody else's. */
  @Override
  public void close() {
    if (ownsWorkers) {
      workers.close();
    }
  }
}
