package io.dragoman.examples.frames;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Shuffling;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.training.Objective;
import io.dragoman.training.ParameterUpdater;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.TrainingException;
import io.dragoman.training.UpdatePosition;
import io.dragoman.training.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Passes over examples: some batches' worth of them at a time is made, sorted by length and cut
 * into batches of similar lengths, which come in a random order.
 *
 * @param <B> a shard of a batch
 */
public final class EpochTrainer<B> {
  private final TrainingExamples examples;
  private final Function<List<FrameExample>, B> packing;
  private final TrainingConfig config;
  private final Workers workers;
  private final ParameterUpdater<B> updater;
  private long updates;

  /**
   * Prepares training.
   *
   * @param packing makes a shard of examples
   * @param parameters all parameters of the model
   */
  public EpochTrainer(
      Objective<B> objective,
      TrainingExamples examples,
      Function<List<FrameExample>, B> packing,
      List<Parameter> parameters,
      TrainingConfig config,
      Workers workers) {
    this.examples = examples;
    this.packing = packing;
    this.config = config;
    this.workers = workers;
    updater =
        new ParameterUpdater<>(
            objective, parameters, config, KernelsSelector.kernels(), workers, PhaseTimer.idle());
  }

  /**
   * Learns from all examples once.
   *
   * @param epoch from 1
   * @param stop asked before each update; the epoch ends early when it says so
   * @return the sums over all batches
   * @throws TrainingException if a gradient is not finite; no parameter is changed then
   */
  public Loss run(int epoch, BooleanSupplier stop) {
    SplittableRandom random = new SplittableRandom(Shuffling.derive(config.seed(), epoch));
    int together = Math.multiplyExact(config.batchSize(), config.bucketBatches());
    int[] order = shuffled(examples.size(), random);
    Loss sum = Loss.NONE;
    for (int from = 0; from < order.length; from += together) {
      int[] numbers = Arrays.copyOfRange(order, from, Math.min(order.length, from + together));
      FrameExample[] made = new FrameExample[numbers.length];
      workers.run(made.length, i -> made[i] = examples.get(epoch, numbers[i]));
      List<List<FrameExample>> batches = batches(made, random);
      for (int i = 0; i < batches.size(); i++) {
        if (stop.getAsBoolean()) {
          return sum;
        }
        boolean last = i == batches.size() - 1 && from + made.length == order.length;
        sum = sum.plus(update(batches.get(i), epoch, last));
      }
    }
    return sum;
  }

  private List<List<FrameExample>> batches(FrameExample[] made, SplittableRandom random) {
    Arrays.sort(made, Comparator.comparingInt(FrameExample::length)); // stable
    int count = (made.length + config.batchSize() - 1) / config.batchSize();
    List<List<FrameExample>> batches = new ArrayList<>();
    for (int place : shuffled(count, random)) {
      int from = place * config.batchSize();
      int to = Math.min(made.length, from + config.batchSize());
      batches.add(Arrays.asList(made).subList(from, to));
    }
    return batches;
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private Loss update(List<FrameExample> batch, int epoch, boolean last) {
    int shards = Math.min(config.shards(), batch.size());
    List<List<FrameExample>> parts = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < batch.size(); i++) {
      parts.get(i % shards).add(batch.get(i));
    }
    updates++;
    Loss loss = updater.differentiate(parts.stream().map(packing).toList(), updates);
    if (updater.norm().firstNonFinite().isPresent() || !Double.isFinite(loss.loss())) {
      throw new TrainingException(
          ("update %,d: the gradient or the loss is not finite: train with a lower"
                  + " training.optimizer.learning-rate or training.clip-norm")
              .formatted(updates));
    }
    updater.change(new UpdatePosition(updates, epoch, last));
    return loss;
  }

  /** The number of updates so far. */
  public long updates() {
    return updates;
  }

  /** Tells the learning rate schedule how good the model is now; higher is better. */
  public void validated(double score) {
    updater.schedule().validated(score);
  }

  /** Runs something with the averaged parameters in the model, if an average is kept. */
  public void withAverage(Runnable action) {
    updater.withAverage(action);
  }
}
