package io.dragoman.sequence;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.config.TrainingConfig;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.nn.ParameterStore;
import io.dragoman.training.Objective;
import io.dragoman.training.ParameterUpdater;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.TrainingException;
import io.dragoman.training.UpdatePosition;
import io.dragoman.training.Workers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * A training loop for any model: epochs, a validation after each, early stopping; at the end the
 * model has the weights that validated best.
 *
 * <p>The same configuration and batches give the same bits for any number of threads. Of the
 * configuration it follows seed, epochs, updates, shards, threads, clipping, frozen parameters,
 * optimizer, learning rate, averages and the patience of early stopping.
 *
 * @param <B> a shard of a batch
 */
public final class SequenceTrainer<B> implements AutoCloseable {
  private final ParameterStore parameters;
  private final TrainingConfig config;
  private final Workers workers;
  private final boolean ownsWorkers;
  private final ParameterUpdater<B> updater;
  private final List<float[]> best = new ArrayList<>();
  private BooleanSupplier over = () -> false;
  private long updates;

  /** Starts to teach a model, with fresh optimizer state. */
  public SequenceTrainer(Objective<B> objective, ParameterStore parameters, TrainingConfig config) {
    this(objective, parameters, config, ownWorkers(config), true);
  }

  /** Starts to teach a model with the threads of somebody else, who closes them. */
  public SequenceTrainer(
      Objective<B> objective, ParameterStore parameters, TrainingConfig config, Workers workers) {
    this(objective, parameters, config, workers, false);
  }

  private SequenceTrainer(
      Objective<B> objective,
      ParameterStore parameters,
      TrainingConfig config,
      Workers workers,
      boolean ownsWorkers) {
    this.parameters = parameters;
    this.config = config;
    this.workers = workers;
    this.ownsWorkers = ownsWorkers;
    Kernels kernels = KernelsSelector.kernels();
    updater =
        new ParameterUpdater<>(
            objective, parameters.all(), config, kernels, workers, PhaseTimer.idle());
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

  /** Sums over the batches of an epoch. */
  private static final class Sums {
    private Loss loss = Loss.NONE;
    private double norms;
    private double rate;
    private int batches;
  }

  /**
   * Trains until the configuration says to end.
   *
   * @param batches of each epoch
   * @param validation what is to become small, asked after every epoch
   * @param listener told after every epoch
   * @return the results of all epochs
   * @throws TrainingException if a loss or a gradient is not finite
   */
  public List<EpochResult> train(
      EpochBatches<B> batches, DoubleSupplier validation, Consumer<EpochResult> listener) {
    List<EpochResult> results = new ArrayList<>();
    double smallest = Double.POSITIVE_INFINITY;
    int waiting = 0;
    boolean ended = false;
    for (int epoch = 1; epoch <= config.maxEpochs() && !ended; epoch++) {
      long start = System.nanoTime();
      Sums sums = new Sums();
      Iterator<List<B>> left = batches.of(epoch).iterator();
      while (left.hasNext()) {
        List<B> batch = left.next();
        update(batch, epoch, !left.hasNext(), sums);
        ended = isLast();
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
      results.add(result(epoch, sums, found[0], improved, (System.nanoTime() - start) / 1e9));
      listener.accept(results.get(results.size() - 1));
      ended |= isPatienceOver(waiting);
    }
    restore();
    return results;
  }

  private boolean isLast() {
    return (config.maxUpdates() > 0 && updates >= config.maxUpdates()) || over.getAsBoolean();
  }

  private boolean isPatienceOver(int waiting) {
    return config.earlyStoppingPatience() > 0 && waiting >= config.earlyStoppingPatience();
  }

  private void update(List<B> batch, int epoch, boolean last, Sums sums) {
    updates++;
    Loss loss = updater.differentiate(batch, updates);
    Optional<Parameter> broken = updater.norm().firstNonFinite();
    if (broken.isPresent() || !Double.isFinite(loss.loss())) {
      String where = broken.map(each -> "the gradient of " + each.name()).orElse("the loss");
      throw new TrainingException(
          ("update " + updates + " in epoch " + epoch + ": " + where + " is not finite (loss ")
              + (loss.loss() / loss.rows() + "): use a lower learning rate or clip norm"));
    }
    sums.loss = sums.loss.plus(loss);
    sums.norms += updater.norm().value();
    sums.batches++;
    sums.rate = updater.change(new UpdatePosition(updates, epoch, last));
  }

  private EpochResult result(
      int epoch, Sums sums, double validation, boolean improved, double seconds) {
    double units = Math.max(1, sums.loss.rows());
    return new EpochResult(
        epoch,
        updates,
        sums.loss.loss() / units,
        sums.loss.correct() / units,
        validation,
        improved,
        sums.norms / Math.max(1, sums.batches),
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
