package io.dragoman.sequence;

import java.util.List;

/**
 * The batches of each epoch.
 *
 * @param <B> a shard of a batch
 */
@FunctionalInterface
public interface EpochBatches<B> {
  /**
   * The batches of an epoch, each cut into at most {@code training.shards} shards.
   *
   * @param epoch from 1
   */
  Iterable<List<B>> of(int epoch);
}
