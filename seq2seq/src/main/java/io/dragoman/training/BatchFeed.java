package io.dragoman.training;

import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batch;
import io.dragoman.data.Batcher;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Prepares batches in the background, a few ahead of training and in the order in which it would
 * take them, so that training need not wait for them.
 */
final class BatchFeed implements AutoCloseable {
  private static final int AHEAD = 2;

  private final Batcher batcher;
  private final TrainingConfig config;
  private final BlockingQueue<Prepared> queue = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A batch and its place.
   *
   * @param epoch from 1
   * @param batchesInEpoch how many the epoch has
   * @param batch ready for an update
   */
  record Item(int epoch, int batchesInEpoch, ShardedBatch batch) {}

  /** An item, or what went wrong when it was made. */
  private record Prepared(Item item, Throwable failure) {}

  /**
   * Begins to prepare.
   *
   * @param start where training stands
   * @param batches of the epoch at work
   */
  BatchFeed(Batcher batcher, TrainingConfig config, TrainingState start, List<Batch> batches) {
    this.batcher = batcher;
    this.config = config;
    thread = new Thread(() -> prepareAll(start, batches), "dragoman-batches");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The next batch.
   *
   * @throws RuntimeException or Error: what preparing it threw
   * @throws IllegalStateException if the last epoch is over or the calling thread interrupted
   */
  Item take() {
    try {
      Prepared next = queue.take();
      if (next.failure() instanceof RuntimeException exception) {
        throw exception;
      }
      if (next.failure() instanceof Error error) {
        throw error;
      }
      return next.item();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training: interrupted while waiting for a batch", e);
    }
  }

  private void prepareAll(TrainingState start, List<Batch> first) {
    try {
      try {
        prepare(start, first);
        throw new IllegalStateException("training: no batches are left: all epochs are done");
      } catch (RuntimeException | Error failure) {
        queue.put(new Prepared(null, failure));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void prepare(TrainingState start, List<Batch> first) throws InterruptedException {
    int epoch = start.epoch();
    int next = start.batch();
    long updates = start.updatesBeforeEpoch(config.accumulate());
    List<Batch> batches = first;
    while (!closed) {
      if (next < batches.size()) {
        ShardedBatch batch = ShardedBatch.of(batches.get(next), config.shards());
        queue.put(new Prepared(new Item(epoch, batches.size(), batch), null));
        next++;
      } else if (epoch < config.maxEpochs()) {
        epoch++;
        next = 0;
        updates += TrainingState.updates(batches.size(), config.accumulate());
        batches = batcher.batches(epoch, updates);
      } else {
        return;
      }
    }
  }

  /** Ends the thread, and returns when it has. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
