package io.dragoman.examples.frames;

import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Shuffling;
import io.dragoman.sequence.EpochBatches;
import io.dragoman.training.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Batches of examples: some batches' worth of them at a time is made, sorted by length and cut into
 * batches of similar lengths, which come in a random order. The same seed and epoch give the same
 * batches.
 *
 * @param <B> a shard of a batch
 */
public final class FrameBatches<B> implements EpochBatches<B> {
  private final TrainingExamples examples;
  private final Function<List<FrameExample>, B> packing;
  private final TrainingConfig config;
  private final Workers workers;

  /**
   * Prepares batches.
   *
   * @param packing makes a shard of examples
   * @param config says the seed, {@code batch-size}, {@code bucket-batches} and {@code shards}
   * @param workers make examples
   */
  public FrameBatches(
      TrainingExamples examples,
      Function<List<FrameExample>, B> packing,
      TrainingConfig config,
      Workers workers) {
    this.examples = examples;
    this.packing = packing;
    this.config = config;
    this.workers = workers;
  }

  @Override
  public Iterable<List<B>> of(int epoch) {
    return () -> new Epoch(epoch);
  }

  /** Batches as they are asked for. */
  private final class Epoch implements Iterator<List<B>> {
    private final int epoch;
    private final SplittableRandom random;
    private final int[] order;
    private final Deque<List<FrameExample>> made = new ArrayDeque<>();
    private int next; // in the order

    Epoch(int epoch) {
      this.epoch = epoch;
      random = new SplittableRandom(Shuffling.derive(config.seed(), epoch));
      order = shuffled(examples.size(), random);
    }

    @Override
    public boolean hasNext() {
      return !made.isEmpty() || next < order.length;
    }

    @Override
    public List<B> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("epoch " + epoch + ": has no more batches");
      }
      if (made.isEmpty()) {
        make();
      }
      return cut(made.remove());
    }

    private void make() {
      int together = Math.multiplyExact(config.batchSize(), config.bucketBatches());
      int from = next;
      next = Math.min(order.length, from + together);
      FrameExample[] bucket = new FrameExample[next - from];
      workers.run(bucket.length, i -> bucket[i] = examples.get(epoch, order[from + i]));
      Arrays.sort(bucket, Comparator.comparingInt(FrameExample::length)); // stable
      int count = (bucket.length + config.batchSize() - 1) / config.batchSize();
      for (int place : shuffled(count, random)) {
        int first = place * config.batchSize();
        int end = Math.min(bucket.length, first + config.batchSize());
        made.add(Arrays.asList(bucket).subList(first, end));
      }
    }
  }

  private List<B> cut(List<FrameExample> batch) {
    int shards = Math.min(config.shards(), batch.size());
    List<List<FrameExample>> parts = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < batch.size(); i++) {
      parts.get(i % shards).add(batch.get(i));
    }
    return parts.stream().map(packing).toList();
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
