package io.dragoman.data;

import com.google.common.collect.Lists;
import io.dragoman.config.BatchUnit;
import io.dragoman.config.TrainingConfig;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Cuts a corpus into batches of sentences of like length, in another order every epoch.
 *
 * <p>An epoch's sentences are shuffled, cut into pools, sorted inside each pool by target and then
 * source length, cut into batches, and the batches are shuffled. Pairs and order depend on the
 * seed, the epoch and the updates done before it alone, so training can go on in the middle of an
 * epoch.
 */
public final class Batcher {
  private final EpochCorpus corpora;
  private final EpochPairs pairs;
  private final TrainingConfig config;
  private final int start;
  private final int end;
  private final Optional<BatchMemory> memory;

  /** Prepares to cut a corpus that is the same in every epoch. */
  public Batcher(EncodedCorpus corpus, TrainingConfig config, int start, int end) {
    this(EpochCorpus.of(corpus), EpochPairs.all(corpus.size()), config, start, end);
  }

  /**
   * Prepares to cut a corpus.
   *
   * @param corpora at least one pair
   * @param pairs those of each epoch
   * @param config batch size and unit, pool size and seed
   * @param start id of the token that starts every target
   * @param end id of the token that ends every sentence
   */
  public Batcher(EpochCorpus corpora, EpochPairs pairs, TrainingConfig config, int start, int end) {
    this(corpora, pairs, config, start, end, Optional.empty());
  }

  /**
   * The same with an estimate of memory, for batches of that unit.
   *
   * @throws IllegalArgumentException if there is none but batches are of that unit
   */
  public Batcher(
      EpochCorpus corpora,
      EpochPairs pairs,
      TrainingConfig config,
      int start,
      int end,
      Optional<BatchMemory> memory) {
    if (config.batchUnit() == BatchUnit.MEMORY && memory.isEmpty()) {
      throw new IllegalArgumentException(
          "batches: counted by memory but there is no estimate of it: count sentences or tokens");
    }
    this.memory = memory;
    this.corpora = corpora;
    this.pairs = pairs;
    this.config = config;
    this.start = start;
    this.end = end;
  }

  /**
   * The batches of an epoch; each is put together when it is taken.
   *
   * @param epoch from 1
   * @param updates done before the epoch
   */
  public List<Batch> batches(int epoch, long updates) {
    EncodedCorpus corpus = corpora.epoch(epoch);
    if (epoch < config.maxEpochs()) {
      corpora.prepare(epoch + 1);
    }
    int[] order = pairs.places(epoch, updates);
    long seed = Shuffling.derive(config.seed(), epoch);
    Shuffling.shuffle(order, Shuffling.derive(seed, 0));
    List<int[]> batches = new ArrayList<>();
    long pool = (long) config.batchSize() * config.bucketBatches();
    for (int from = 0; from < order.length; ) {
      int to = cut(corpus, order, from, order.length, pool);
      IntArrays.mergeSort(order, from, to, (a, b) -> compareLengths(corpus, a, b));
      cutPool(corpus, order, from, to, batches);
      from = to;
    }
    int[] places = IntStream.range(0, batches.size()).toArray();
    Shuffling.shuffle(places, Shuffling.derive(seed, 1));
    List<int[]> shuffled = Arrays.stream(places).mapToObj(batches::get).toList();
    return Lists.transform(shuffled, sentences -> batch(corpus, sentences));
  }

  /** The batches of an epoch without a curriculum, which does not ask for updates. */
  public List<Batch> batches(int epoch) {
    return batches(epoch, 0);
  }

  /** The whole corpus from short to long sentences, for sums over it such as validation loss. */
  public List<Batch> byLength() {
    EncodedCorpus corpus = corpora.epoch(0);
    int[] order = IntStream.range(0, corpus.size()).toArray();
    List<int[]> batches = new ArrayList<>();
    IntArrays.mergeSort(order, (a, b) -> compareLengths(corpus, a, b));
    cutPool(corpus, order, 0, order.length, batches);
    return Lists.transform(batches, sentences -> batch(corpus, sentences));
  }

  private void cutPool(EncodedCorpus corpus, int[] order, int from, int to, List<int[]> batches) {
    for (int first = from; first < to; ) {
      int next = cut(corpus, order, first, to, config.batchSize());
      batches.add(Arrays.copyOfRange(order, first, next));
      first = next;
    }
  }

  /** Where the largest group that starts at {@code from} and keeps to the size ends. */
  private int cut(EncodedCorpus corpus, int[] order, int from, int to, long size) {
    if (config.batchUnit() == BatchUnit.SENTENCES) {
      return (int) Math.min(to, from + size);
    }
    if (config.batchUnit() == BatchUnit.MEMORY) {
      return fit(corpus, order, from, to, size * BatchMemory.MEGABYTE);
    }
    long sources = 0;
    long targets = 0;
    for (int i = from; i < to; i++) {
      sources += corpus.sourceLength(order[i]) + 1;
      targets += corpus.targetLength(order[i]) + 1;
      if (Math.max(sources, targets) > size && i > from) {
        return i;
      }
    }
    return to;
  }

  /** The same for so many bytes. */
  private int fit(EncodedCorpus corpus, int[] order, int from, int to, long bytes) {
    BatchMemory estimate = memory.orElseThrow();
    long sources = 0;
    long targets = 0;
    long longest = 0;
    for (int i = from; i < to; i++) {
      int source = corpus.sourceLength(order[i]) + 1;
      sources += source;
      targets += corpus.targetLength(order[i]) + 1;
      longest = Math.max(longest, source);
      if (estimate.bytes(i - from + 1, sources, targets, longest) > bytes && i > from) {
        return i;
      }
    }
    return to;
  }

  private static int compareLengths(EncodedCorpus corpus, int a, int b) {
    int byTarget = Integer.compare(corpus.targetLength(a), corpus.targetLength(b));
    return byTarget != 0
        ? byTarget
        : Integer.compare(corpus.sourceLength(a), corpus.sourceLength(b));
  }

  private Batch batch(EncodedCorpus corpus, int[] sentences) {
    List<EncodedPair> members = new ArrayList<>(sentences.length);
    Int2IntOpenHashMap copies = new Int2IntOpenHashMap(sentences.length);
    for (int sentence : sentences) {
      EncodedPair pair = corpus.get(sentence);
      int copy = copies.addTo(sentence, 1);
      members.add(copy == 0 ? pair : pair.copy(copy));
    }
    return Batch.of(corpus.form(), members, start, end);
  }
}
