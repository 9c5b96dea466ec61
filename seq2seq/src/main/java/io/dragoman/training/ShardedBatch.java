package io.dragoman.training;

import io.dragoman.data.Batch;
import io.dragoman.model.ParallelBatch;
import java.util.List;

/**
 * A batch, packed for an update.
 *
 * @param batch the whole batch
 * @param shards its parts, as many as are computed independently of each other
 */
record ShardedBatch(Batch batch, List<ParallelBatch> shards) {
  /** Cuts a batch into {@code count} shards, or into single pairs if there are fewer. */
  static ShardedBatch of(Batch batch, int count) {
    return new ShardedBatch(batch, batch.shards(count));
  }
}
