package io.dragoman.training;

import static java.util.stream.Collectors.joining;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batch;
import io.dragoman.data.CorpusLine;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ModelWork;
import io.dragoman.model.ParallelBatch;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.WeightAverage;
import java.util.Arrays;
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
  private final TrainingConfig config;
  private final PhaseTimer timer;
  private final ModelWork work;
  private final ParameterUpdater<ParallelBatch> updater;
  private final GuardedUpdater<ParallelBatch> guarded;

  /**
   * What an update did.
   *
   * @param loss sums over the batch's target words
   * @param gradientNorm before clipping
   * @param learningRate the rate used
   * @param recovery if nothing was learned: what was wrong and what was done about it
   */
  public record Update(
      Loss loss, double gradientNorm, double learningRate, Optional<String> recovery) {
    /** An update that was well. */
    public Update(Loss loss, double gradientNorm, double learningRate) {
      this(loss, gradientNorm, learningRate, Optional.empty());
    }

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
    this(model, config, LossInputs.NONE, kernels, workers, timer);
  }

  /**
   * The same, with what losses of the configuration need.
   *
   * @throws IllegalArgumentException if the configuration wants a loss that needs more
   */
  public Learner(
      EncoderDecoder model,
      TrainingConfig config,
      LossInputs inputs,
      Kernels kernels,
      Workers workers,
      PhaseTimer timer) {
    this.model = model;
    this.timer = timer;
    work = ModelWork.of(model);
    this.config = config;
    updater =
        new ParameterUpdater<>(
            objective(model, config, inputs),
            model.parameters().all(),
            config,
            kernels,
            workers,
            timer);
    guarded = new GuardedUpdater<>(updater, config, kernels);
  }

  private static Objective<ParallelBatch> objective(
      EncoderDecoder model, TrainingConfig config, LossInputs inputs) {
    return config.loss().isCrossEntropy()
        ? new CrossEntropy(model, config.labelSmoothing())
        : new CombinedObjective(model, config.labelSmoothing(), config.loss(), inputs);
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
    return update(List.of(batch), new UpdatePosition(number, 1, false));
  }

  /** Learns from batches that make one update together. */
  Update update(List<ShardedBatch> batches, UpdatePosition at) {
    timer.beginUpdate(at.number());
    List<List<ParallelBatch>> shards = batches.stream().map(ShardedBatch::shards).toList();
    GuardedUpdater.Outcome outcome = guarded.update(shards, at);
    if (outcome.problem().isPresent()) {
      return recovered(batches, at, outcome);
    }
    Loss loss = outcome.loss();
    if (timer.isMeasuring()) {
      long operations = shards.stream().flatMap(List::stream).mapToLong(work::training).sum();
      timer.endUpdate(loss.rows(), operations);
    }
    return new Update(loss, outcome.norm(), outcome.learningRate());
  }

  /** Says what was done about a problem, or throws if nothing was. */
  private static Update recovered(
      List<ShardedBatch> batches, UpdatePosition at, GuardedUpdater.Outcome outcome) {
    Loss loss = outcome.loss();
    String what =
        String.format(
            "update %d: %s (loss %s, lines %s): ",
            at.number(),
            outcome.problem().orElseThrow(),
            loss.loss() / loss.rows(),
            someLines(batches.stream().map(ShardedBatch::batch).toList()));
    String recovery =
        outcome
            .recovery()
            .orElseThrow(
                () ->
                    new TrainingException(
                        what
                            + "train into another folder with a lower"
                            + " training.optimizer.learning-rate or training.clip-norm"));
    return new Update(loss, outcome.norm(), outcome.learningRate(), Optional.of(what + recovery));
  }

  private static String someLines(List<Batch> batches) {
    long[] lines = batches.stream().flatMapToLong(b -> Arrays.stream(b.lines())).sorted().toArray();
    String shown =
        Arrays.stream(lines)
            .limit(LINES_SHOWN)
            .mapToObj(CorpusLine::describe)
            .collect(joining(", "));
    return lines.length <= LINES_SHOWN
        ? shown
        : shown + " and " + (lines.length - LINES_SHOWN) + " more";
  }

  /** Runs something with the averaged parameters in the model, if an average is kept. */
  public void withAverage(Runnable action) {
    updater.withAverage(action);
  }

  public EncoderDecoder model() {
    return model;
  }

  public Optimizer optimizer() {
    return updater.optimizer();
  }

  /** The learning rate that an update has, recoveries and averaging included. */
  double learningRate(UpdatePosition at) {
    return updater.learningRate(at);
  }

  public LearningRateSchedule schedule() {
    return updater.schedule();
  }

  /** Watches over divergence. */
  public DivergenceGuard guard() {
    return guarded.guard();
  }

  PhaseTimer timer() {
    return timer;
  }

  /** The average of the parameters, if one is kept. */
  public Optional<WeightAverage> average() {
    return updater.average();
  }
}
