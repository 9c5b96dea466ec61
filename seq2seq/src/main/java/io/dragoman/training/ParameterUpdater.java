package io.dragoman.training;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.config.TrainingConfig;
import io.dragoman.kernels.Kernels;
import io.dragoman.optim.GradientClipping;
import io.dragoman.optim.GradientNorm;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.Optimizers;
import io.dragoman.optim.PlateauSchedule;
import io.dragoman.optim.WeightAverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a model and everything that changes with them, whatever the model is: gradients
 * of an {@link Objective}, clipping, optimizer, learning rate, averaged weights.
 *
 * <p>The same configuration and batches give the same bits for any number of threads.
 *
 * @param <B> a shard of a batch
 */
public final class ParameterUpdater<B> {
  private final Kernels kernels;
  private final Workers workers;
  private final long seed;
  private final PhaseTimer timer;
  private final GradientShards<B> shards;
  private final List<Parameter> largestFirst;
  private final GradientClipping clipping;
  private final Optimizer optimizer;
  private final LearningRateSchedule schedule;
  private final Optional<WeightAverage> average;

  /**
   * Starts with fresh optimizer state.
   *
   * @param parameters all parameters of the model
   * @param timer told about the phases of all updates
   */
  public ParameterUpdater(
      Objective<B> objective,
      List<Parameter> parameters,
      TrainingConfig config,
      Kernels kernels,
      Workers workers,
      PhaseTimer timer) {
    this.kernels = kernels;
    this.workers = workers;
    this.timer = timer;
    seed = config.seed();
    shards = new GradientShards<>(objective, parameters, kernels, workers, config.shards(), timer);
    largestFirst = new ArrayList<>(parameters);
    largestFirst.sort(Comparator.comparingInt(each -> -each.value().size()));
    clipping = new GradientClipping(config.clipNorm());
    optimizer = Optimizers.create(config.optimizer(), parameters, kernels);
    schedule = scheduleOf(config);
    average =
        config.average() > 0
            ? Optional.of(new WeightAverage(config.average(), parameters))
            : Optional.empty();
  }

  private static LearningRateSchedule scheduleOf(TrainingConfig config) {
    boolean decays = config.decayFactor() < 1;
    return new PlateauSchedule(
        config.optimizer().learningRate(),
        new PlateauSchedule.Config(
            config.warmupUpdates(),
            decays ? config.decayPatience() : 0,
            decays ? config.decayFactor() : 0.5,
            config.minLearningRate()));
  }

  /**
   * Computes the gradient of a batch; changes no parameter.
   *
   * @param batch parts of the batch, at most as many as the configuration says
   * @param number of the update, from 1, which decides the dropout masks
   * @return the sums over the batch
   */
  public Loss differentiate(List<B> batch, long number) {
    return shards.compute(batch, new Randomness(seed, number));
  }

  /**
   * Changes the parameters by the gradient that was computed last.
   *
   * @param number of the update, from 1
   * @return the learning rate used
   */
  public double change(long number) {
    PhaseTimer.Span changing = timer.begin(Phase.OPTIMIZER);
    double rate = schedule.learningRate(number);
    optimizer.beginUpdate(rate, clipping.scale(norm().value()));
    average.ifPresent(WeightAverage::beginUpdate);
    workers.run(largestFirst.size(), i -> change(largestFirst.get(i)));
    changing.end();
    return rate;
  }

  private void change(Parameter parameter) {
    int size = parameter.value().size();
    optimizer.update(parameter, shards.gradients(), 0, size);
    average.ifPresent(each -> each.update(parameter, 0, size));
    parameter.changed();
    parameter.repack(kernels);
  }

  /** The norm of the gradient that was computed last, before clipping. */
  public GradientNorm norm() {
    return shards.norm();
  }

  /** Runs something with the averaged parameters in the model, if an average is kept. */
  public void withAverage(Runnable action) {
    average.ifPresent(WeightAverage::swap);
    try {
      action.run();
    } finally {
      average.ifPresent(WeightAverage::swap);
    }
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  public LearningRateSchedule schedule() {
    return schedule;
  }

  /** The moving average of the parameters, if one is kept. */
  public Optional<WeightAverage> average() {
    return average;
  }
}
