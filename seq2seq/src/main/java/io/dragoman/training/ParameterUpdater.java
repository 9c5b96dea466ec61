package io.dragoman.training;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.config.SwaConfig;
import io.dragoman.config.TrainingConfig;
import io.dragoman.kernels.Kernels;
import io.dragoman.optim.GradientClipping;
import io.dragoman.optim.GradientNorm;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.OptimizerState;
import io.dragoman.optim.Optimizers;
import io.dragoman.optim.ValueClipping;
import io.dragoman.optim.WeightAverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final List<Parameter> parameters;
  private final List<Parameter> largestFirst;
  private final GradientClipping clipping;
  private final ValueClipping valueClipping;
  private final SwaConfig swa;
  private final Optimizer optimizer;
  private final LearningRateSchedule schedule;
  private final Optional<WeightAverage> average;
  private double rateFactor = 1;

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
    this.parameters = List.copyOf(parameters);
    largestFirst = new ArrayList<>(parameters);
    largestFirst.sort(Comparator.comparingInt(each -> -each.value().size()));
    clipping = new GradientClipping(config.clipNorm());
    optimizer = Optimizers.create(config.optimizer(), parameters, kernels);
    valueClipping = new ValueClipping(config.clipValue());
    schedule = Schedules.create(config);
    swa = config.swa();
    average = averageOf(config, parameters);
    Freezing.apply(config.freeze(), parameters);
  }

  private static Optional<WeightAverage> averageOf(
      TrainingConfig config, List<Parameter> parameters) {
    if (config.swa().isOn()) {
      return Optional.of(WeightAverage.equal(parameters));
    }
    return config.average() > 0
        ? Optional.of(new WeightAverage(config.average(), parameters))
        : Optional.empty();
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
   * The same for several batches that make one update, by the mean over all their units.
   *
   * @param batches each in parts, at most as many as the configuration says
   */
  public Loss differentiateAll(List<List<B>> batches, long number) {
    return shards.computeAll(batches, new Randomness(seed, number));
  }

  /** Multiplies the learning rate of all further updates, whatever the schedule says. */
  void setRateFactor(double factor) {
    rateFactor = factor;
  }

  /** The learning rate that an update has. */
  double learningRate(UpdatePosition at) {
    double scheduled = schedule.learningRate(at.number());
    boolean averaging = swa.isOn() && swa.isActive(at.number(), at.epoch());
    return rateFactor * (averaging ? swa.rate(at.number(), scheduled) : scheduled);
  }

  /**
   * Changes the parameters by the gradient that was computed last, and tells the schedule and the
   * average if the epoch is over.
   *
   * @return the learning rate used
   */
  public double change(UpdatePosition at) {
    PhaseTimer.Span changing = timer.begin(Phase.OPTIMIZER);
    double rate = learningRate(at);
    optimizer.beginUpdate(rate, clipping.scale(norm().value()));
    average.ifPresent(WeightAverage::beginUpdate);
    workers.run(largestFirst.size(), i -> change(largestFirst.get(i)));
    if (swa.isOn() && swa.isActive(at.number(), at.epoch()) && isDue(at)) {
      average.get().include();
    }
    changing.end();
    passed(at);
    return rate;
  }

  private boolean isDue(UpdatePosition at) {
    return swa.every().isDue(at.number() - swa.firstUpdates(), at.epoch(), at.endsEpoch());
  }

  /** An update is over, whether or not it changed something. */
  void passed(UpdatePosition at) {
    if (at.endsEpoch()) {
      schedule.epochEnded();
    }
  }

  private void change(Parameter parameter) {
    int size = parameter.value().size();
    valueClipping.clip(shards.gradients(), parameter);
    optimizer.update(parameter, shards.gradients(), 0, size);
    average.ifPresent(each -> each.update(parameter, 0, size));
    if (!parameter.isFrozen()) {
      parameter.changed();
      parameter.repack(kernels);
    }
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

  /** A place for copies of all that updates change. */
  GoodState goodState() {
    Map<String, OptimizerState> states = new LinkedHashMap<>();
    states.put("optimizer", optimizer.state());
    average.ifPresent(each -> states.put("average", each.state()));
    return new GoodState(parameters, states);
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  public LearningRateSchedule schedule() {
    return schedule;
  }

  /** The average of the parameters, if one is kept. */
  public Optional<WeightAverage> average() {
    return average;
  }
}
