package io.dragoman.training;

import io.dragoman.config.Every;
import io.dragoman.config.StoppingMetric;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batch;
import io.dragoman.data.Batcher;
import io.dragoman.training.TrainingEvent.CheckpointSaved;
import io.dragoman.training.TrainingEvent.Finished;
import io.dragoman.training.TrainingEvent.Started;
import io.dragoman.training.TrainingEvent.StopReason;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import io.dragoman.training.TrainingState.Best;
import java.util.List;
import java.util.Optional;

/**
 * The training loop: updates, and now and then a validation and a checkpoint.
 *
 * <p>All it remembers between updates is the {@link TrainingState} and what {@link Learner} holds,
 * so a run that goes on from a checkpoint has the same bits as one that never stopped.
 */
public final class Trainer {
  private final Learner learner;
  private final TrainingConfig config;
  private final Batcher batcher;
  private final Validation validation;
  private final CheckpointWriter checkpoints;
  private final List<TrainingListener> listeners;
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
    this.learner = learner;
    this.config = config;
    this.batcher = batcher;
    this.validation = validation;
    this.checkpoints = checkpoints;
    this.listeners = List.copyOf(listeners);
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
    TrainingState state = start;
    List<Batch> batches = batcher.batches(state.epoch());
    tell(new Started(state, batches.size()));
    Optional<StopReason> reason = reasonToStop(state, batches.size());
    try (BatchFeed feed = new BatchFeed(batcher, config, state, batches)) {
      while (reason.isEmpty()) {
        BatchFeed.Item next = take(feed, state.update() + 1);
        if (next.epoch() > state.epoch()) {
          state = nextEpoch(state);
        }
        state = step(state, next);
        reason = reasonToStop(state, next.batchesInEpoch());
        saveIfDue(state, next.batchesInEpoch(), reason.isPresent());
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

  /** One update and the validation that is due after it. */
  private TrainingState step(TrainingState before, BatchFeed.Item next) {
    Batch batch = next.batch().batch();
    Learner.Update result = learner.update(next.batch(), before.update() + 1);
    TrainingState state =
        new TrainingState(
            before.update() + 1,
            before.epoch(),
            before.batch() + 1,
            learner.schedule().state(),
            before.best(),
            before.waiting());
    int batches = next.batchesInEpoch();
    tell(new UpdateDone(state, batches, result, batch.size(), batch.sourceTokens()));
    return isDue(config.validateEvery(), state, batches) ? validate(state) : state;
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
    double score =
        config.earlyStoppingMetric() == StoppingMetric.BLEU ? result[0].bleu() : -result[0].loss();
    boolean improved = score > state.best().score();
    learner.schedule().validated(score);
    TrainingState next =
        new TrainingState(
            state.update(),
            state.epoch(),
            state.batch(),
            learner.schedule().state(),
            improved ? new Best(state.update(), score) : state.best(),
            improved ? 0 : state.waiting() + 1);
    double rate = learner.schedule().learningRate(state.update() + 1);
    tell(new Validated(next, result[0], improved, rate));
    return next;
  }

  private static TrainingState nextEpoch(TrainingState state) {
    return new TrainingState(
        state.update(), state.epoch() + 1, 0, state.schedule(), state.best(), state.waiting());
  }

  private Optional<StopReason> reasonToStop(TrainingState state, int batchesInEpoch) {
    if (state.epoch() >= config.maxEpochs() && state.batch() >= batchesInEpoch) {
      return Optional.of(StopReason.EPOCHS);
    }
    if (config.maxUpdates() > 0 && state.update() >= config.maxUpdates()) {
      return Optional.of(StopReason.UPDATES);
    }
    int patience = config.earlyStoppingPatience();
    if (patience > 0 && state.waiting() >= patience) {
      return Optional.of(StopReason.EARLY);
    }
    return stopRequested ? Optional.of(StopReason.REQUESTED) : Optional.empty();
  }

  private void tell(TrainingEvent event) {
    for (TrainingListener listener : listeners) {
      listener.on(event);
    }
  }
}
