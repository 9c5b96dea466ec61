package io.dragoman.training;

import static java.util.stream.Collectors.joining;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batch;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ModelWork;
import io.dragoman.optim.GradientClipping;
import io.dragoman.optim.GradientNorm;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.Optimizers;
import io.dragoman.optim.PlateauSchedule;
import io.dragoman.optim.WeightAverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A model and everything that changes with its parameters: one call is one update.
 *
 * <p>The same configuration and batches give the same bits for any number of threads.
 */
public final class Learner {
  private static final int LINES_SHOWN = 5;

  private final EncoderDecoder model;
  private final Kernels kernels;
  private final Workers workers;
  private final TrainingConfig config;
  private final PhaseTimer timer;
  private final ModelWork work;
  private final GradientShards shards;
  private final List<Parameter> largestFirst;
  private final GradientClipping clipping;
  private final Optimizer optimizer;
  private final LearningRateSchedule schedule;
  private final Optional<WeightAverage> average;

  /**
   * What an update did.
   *
   * @param loss sums over the batch's target words
   * @param gradientNorm before clipping
   * @param learningRate the rate used
   */
  public record Update(Loss loss, double gradientNorm, double learningRate) {
    /** Target words of the batch, ends included. */
    public int targetTokens() {
      return loss.rows();
    }

    /** Negative log-likelihood of all target words together, in nats. */
    public double negativeLogLikelihood() {
      return loss.negativeLogLikelihood();
    }
  }

  /** Starts to teach a model, with fresh optimizer state. */
  public Learner(EncoderDecoder model, TrainingConfig config, Kernels kernels, Workers workers) {
    this(model, config, kernels, workers, PhaseTimer.idle());
  }

  /** The same, with a timer that is told about the phases of all updates. */
  public Learner(
      EncoderDecoder model,
      TrainingConfig config,
      Kernels kernels,
      Workers workers,
      PhaseTimer timer) {
    this.model = model;
    this.timer = timer;
    work = ModelWork.of(model);
    this.kernels = kernels;
    this.workers = workers;
    this.config = config;
    List<Parameter> parameters = model.parameters().all();
    shards = new GradientShards(model, kernels, workers, config.shards(), timer);
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
   * Learns from a batch.
   *
   * @param number of the update, from 1
   * @throws TrainingException if the gradient is not finite; no parameter is changed then
   */
  public Update update(Batch batch, long number) {
    return update(ShardedBatch.of(batch, config.shards()), number);
  }

  /** Learns from a batch that is packed already. */
  Update update(ShardedBatch batch, long number) {
    timer.beginUpdate(number);
    Randomness randomness = new Randomness(config.seed(), number);
    Loss loss = shards.compute(batch.shards(), (float) config.labelSmoothing(), randomness);
    GradientNorm norm = shards.norm();
    requireFinite(batch.batch(), number, loss);
    PhaseTimer.Span changing = timer.begin(Phase.OPTIMIZER);
    double rate = schedule.learningRate(number);
    optimizer.beginUpdate(rate, clipping.scale(norm.value()));
    average.ifPresent(WeightAverage::beginUpdate);
    workers.run(largestFirst.size(), i -> change(largestFirst.get(i)));
    changing.end();
    if (timer.isMeasuring()) {
      long operations = batch.shards().stream().mapToLong(work::training).sum();
      timer.endUpdate(loss.rows(), operations);
    }
    return new Update(loss, norm.value(), rate);
  }

  private void change(Parameter parameter) {
    int size = parameter.value().size();
    optimizer.update(parameter, shards.gradients(), 0, size);
    average.ifPresent(each -> each.update(parameter, 0, size));
    parameter.changed();
    parameter.repack(kernels);
  }

  private void requireFinite(Batch batch, long number, Loss loss) {
    Optional<Parameter> broken = shards.norm().firstNonFinite();
    if (broken.isPresent() || !Double.isFinite(loss.loss())) {
      String where = broken.map(each -> "the gradient of " + each.name()).orElse("the loss");
      throw new TrainingException(
          "update "
              + number
              + ": "
              + where
              + " is not finite (loss "
              + loss.loss() / loss.rows()
              + ", lines "
              + someLines(batch)
              + "): train into another folder with a lower training.optimizer.learning-rate or"
              + " training.clip-norm");
    }
  }

  private static String someLines(Batch batch) {
    long[] lines = Arrays.stream(batch.lines()).sorted().toArray();
    String shown =
        Arrays.stream(lines).limit(LINES_SHOWN).mapToObj(Long::toString).collect(joining(", "));
    return lines.length <= LINES_SHOWN
        ? shown
        : shown + " and " + (lines.length - LINES_SHOWN) + " more";
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

  public EncoderDecoder model() {
    return model;
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  public LearningRateSchedule schedule() {
    return schedule;
  }

  PhaseTimer timer() {
    return timer;
  }

  /** The moving average of the parameters, if one is kept. */
  public Optional<WeightAverage> average() {
    return average;
  }
}
