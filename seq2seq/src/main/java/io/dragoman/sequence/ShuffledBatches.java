package io.dragoman.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Batches of examples in an order of their own in every epoch, which depends on the seed and the
 * epoch alone.
 *
 * @param <B> a shard of a batch
 */
public final class ShuffledBatches<B> implements EpochBatches<B> {
  private final int examples;
  private final int batchSize;
  private final int shards;
  private final long seed;
  private final Function<int[], B> shard;

  /**
   * Prepares batches.
   *
   * @param examples how many there are
   * @param batchSize examples in a batch; the last one may be smaller
   * @param shards parts of a batch
   * @param shard makes a part of a batch of the numbers of its examples, from 0
   * @throws IllegalArgumentException if a number is below 1
   */
  public ShuffledBatches(
      int examples, int batchSize, int shards, long seed, Function<int[], B> shard) {
    if (examples < 1 || batchSize < 1 || shards < 1) {
      throw new IllegalArgumentException(
          ("batches: " + examples + " examples, batches of " + batchSize + ", " + shards)
              + " shards: each must be at least 1");
    }
    this.examples = examples;
    this.batchSize = batchSize;
    this.shards = shards;
    this.seed = seed;
    this.shard = shard;
  }

  @Override
  public List<List<B>> of(int epoch) {
    int[] order = order(epoch);
    List<List<B>> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += batchSize) {
      batches.add(cut(Arrays.copyOfRange(order, from, Math.min(examples, from + batchSize))));
    }
    return batches;
  }

  private List<B> cut(int[] batch) {
    int count = Math.min(shards, batch.length);
    List<B> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = batch.length * i / count;
      int to = batch.length * (i + 1) / count;
      parts.add(shard.apply(Arrays.copyOfRange(batch, from, to)));
    }
    return parts;
  }

  /** Fisher and Yates. */
  private int[] order(int epoch) {
    int[] order = new int[examples];
    Arrays.setAll(order, i -> i);
    Random random = new Random(seed * 1_000_003L + epoch);
    for (int i = examples - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
