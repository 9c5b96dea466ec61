package io.dragoman.training;

import io.dragoman.config.Budget;
import io.dragoman.config.Every;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batch;
import io.dragoman.data.Batcher;
import io.dragoman.training.TrainingEvent.CheckpointSaved;
import io.dragoman.training.TrainingEvent.Finished;
import io.dragoman.training.TrainingEvent.Recovered;
import io.dragoman.training.TrainingEvent.Started;
import io.dragoman.training.TrainingEvent.StopReason;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import io.dragoman.training.TrainingState.Best;
import io.dragoman.training.TrainingState.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The training loop: updates, and now and then a validation and a checkpoint.
 *
 * <p>All it remembers between updates is the {@link TrainingState} and what {@link Learner} holds,
 * so a run that goes on from a checkpoint has the same bits as one that never stopped.
 */
public final class Trainer {
  private static final long NANOS = 1_000_000_000L;

  private final Learner learner;
  private final TrainingConfig config;
  private final Batcher batcher;
  private final Validation validation;
  private final CheckpointWriter checkpoints;
  private final List<TrainingListener> listeners;
  private final LongSupplier nanoTime;
  private long startedAt;
  private volatile boolean stopRequested;

  /**
   * Prepares training.
   *
   * @param validation asked as often as the configuration says
   * @param checkpoints told to write as often as the configuration says, after every validation
   *     that is the best so far, and at the end
   */
  public Trainer(
      Learner learner,
      TrainingConfig config,
      Batcher batcher,
      Validation validation,
      CheckpointWriter checkpoints,
      List<TrainingListener> listeners) {
    this(learner, config, batcher, validation, checkpoints, listeners, System::nanoTime);
  }

  /** The same, by another clock. */
  Trainer(
      Learner learner,
      TrainingConfig config,
      Batcher batcher,
      Validation validation,
      CheckpointWriter checkpoints,
      List<TrainingListener> listeners,
      LongSupplier nanoTime) {
    this.learner = learner;
    this.config = config;
    this.batcher = batcher;
    this.validation = validation;
    this.checkpoints = checkpoints;
    this.listeners = List.copyOf(listeners);
    this.nanoTime = nanoTime;
  }

  /** Ends training after the update at work, with a checkpoint; may be called from any thread. */
  public void requestStop() {
    stopRequested = true;
  }

  /**
   * Trains until the configuration or {@link #requestStop} says to end.
   *
   * @param start where to go on; {@link TrainingState#start} for a new run
   * @return the state at the end
   * @throws TrainingException if the loss or a gradient is not finite
   */
  public TrainingState train(TrainingState start) {
    learner.schedule().restore(start.schedule());
    learner.guard().begin(start.progress().divergence(), start.update());
    startedAt = nanoTime.getAsLong();
    TrainingState state = start;
    List<Batch> batches =
        batcher.batches(state.epoch(), state.updatesBeforeEpoch(config.accumulate()));
    tell(new Started(state, batches.size()));
    Optional<StopReason> reason = reasonToStop(state, batches.size());
    try (BatchFeed feed = new BatchFeed(batcher, config, state, batches)) {
      while (reason.isEmpty()) {
        BatchFeed.Item next = take(feed, state.update() + 1);
        if (next.epoch() > state.epoch()) {
          state = nextEpoch(state);
        }
        int batchesInEpoch = next.batchesInEpoch();
        state = step(state, group(feed, next, batchesInEpoch - state.batch()), batchesInEpoch);
        reason = reasonToStop(state, batchesInEpoch);
        saveIfDue(state, batchesInEpoch, reason.isPresent());
      }
    }
    tell(new Finished(state, reason.get()));
    return state;
  }

  private BatchFeed.Item take(BatchFeed feed, long update) {
    learner.timer().beginUpdate(update);
    PhaseTimer.Span waiting = learner.timer().begin(Phase.BATCH);
    BatchFeed.Item next = feed.take();
    waiting.end();
    return next;
  }

  /** The batches of one update: as many as are accumulated, or what is left of the epoch. */
  private List<ShardedBatch> group(BatchFeed feed, BatchFeed.Item first, int left) {
    List<ShardedBatch> group = new ArrayList<>(List.of(first.batch()));
    while (group.size() < Math.min(config.accumulate(), left)) {
      group.add(feed.take().batch());
    }
    return group;
  }

  /** One update and the validation that is due after it. */
  private TrainingState step(TrainingState before, List<ShardedBatch> group, int batchesInEpoch) {
    int batch = before.batch() + group.size();
    UpdatePosition at =
        new UpdatePosition(before.update() + 1, before.epoch(), batch == batchesInEpoch);
    Learner.Update result = learner.update(group, at);
    long learned = result.recovery().isPresent() ? 0 : result.targetTokens();
    TrainingState state =
        new TrainingState(
            at.number(),
            before.epoch(),
            batch,
            learner.schedule().state(),
            before.best(),
            before.waiting(),
            new Progress(
                before.progress().targetTokens() + learned,
                learner.guard().state(),
                before.progress().last()));
    if (result.recovery().isPresent()) {
      tell(new Recovered(state, result.recovery().get()));
    } else {
      int sentences = group.stream().mapToInt(each -> each.batch().size()).sum();
      int tokens = group.stream().mapToInt(each -> each.batch().sourceTokens()).sum();
      tell(new UpdateDone(state, batchesInEpoch, result, sentences, tokens));
    }
    return isDue(config.validateEvery(), state, batchesInEpoch) ? validate(state) : state;
  }

  private void saveIfDue(TrainingState state, int batchesInEpoch, boolean last) {
    if (last || state.improved() || isDue(config.checkpointEvery(), state, batchesInEpoch)) {
      PhaseTimer.Span saving = learner.timer().begin(Phase.CHECKPOINT);
      checkpoints.save(state);
      saving.end();
      tell(new CheckpointSaved(state, state.improved()));
    }
  }

  private static boolean isDue(Every every, TrainingState state, int batchesInEpoch) {
    return every.isDue(state.update(), state.epoch(), state.batch() == batchesInEpoch);
  }

  private TrainingState validate(TrainingState state) {
    ValidationResult[] result = new ValidationResult[1];
    PhaseTimer.Span validating = learner.timer().begin(Phase.VALIDATION);
    learner.withAverage(() -> result[0] = validation.validate());
    validating.end();
    double score = result[0].score(config.earlyStoppingMetric());
    boolean improved = score > state.best().score();
    learner.schedule().validated(score);
    TrainingState next =
        new TrainingState(
            state.update(),
            state.epoch(),
            state.batch(),
            learner.schedule().state(),
            improved ? new Best(state.update(), score) : state.best(),
            improved ? 0 : state.waiting() + 1,
            new Progress(
                state.progress().targetTokens(),
                state.progress().divergence(),
                new Best(state.update(), score)));
    double rate =
        learner.learningRate(new UpdatePosition(state.update() + 1, state.epoch(), false));
    tell(new Validated(next, result[0], improved, rate));
    return next;
  }

  private static TrainingState nextEpoch(TrainingState state) {
    return new TrainingState(
        state.update(),
        state.epoch() + 1,
        0,
        state.schedule(),
        state.best(),
        state.waiting(),
        state.progress());
  }

  private Optional<StopReason> reasonToStop(TrainingState state, int batchesInEpoch) {
    if (state.epoch() >= config.maxEpochs() && state.batch() >= batchesInEpoch) {
      return Optional.of(StopReason.EPOCHS);
    }
    if (config.maxUpdates() > 0 && state.update() >= config.maxUpdates()) {
      return Optional.of(StopReason.UPDATES);
    }
    if (isOver(config.maxDuration(), state, batchesInEpoch)) {
      return Optional.of(StopReason.DURATION);
    }
    int patience = config.earlyStoppingPatience();
    if (patience > 0 && state.waiting() >= patience) {
      return Optional.of(StopReason.EARLY);
    }
    return stopRequested ? Optional.of(StopReason.REQUESTED) : Optional.empty();
  }

  private boolean isOver(Budget limit, TrainingState state, int batchesInEpoch) {
    if (limit.isNone()) {
      return false;
    }
    return switch (limit.unit()) {
      case EPOCHS -> state.epoch() >= limit.count() && state.batch() >= batchesInEpoch;
      case UPDATES -> state.update() >= limit.count();
      case TARGET_TOKENS -> state.progress().targetTokens() >= limit.count();
      case SECONDS -> nanoTime.getAsLong() - startedAt >= limit.count() * NANOS;
    };
  }

  private void tell(TrainingEvent event) {
    for (TrainingListener listener : listeners) {
      listener.on(event);
    }
  }
}
