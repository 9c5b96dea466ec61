package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.RunConfig;
import io.dragoman.config.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatcherTest {
  private static final int START = 1;
  private static final int END = 2;

  @ParameterizedTest
  @CsvSource({
    "sentences, 64, 100, 1000",
    "sentences, 7, 3, 1000",
    "sentences, 1, 1, 20",
    "sentences, 100, 2, 5",
    "tokens, 256, 10, 1000",
    "tokens, 1, 1, 50",
    "tokens, 100000, 100, 1000",
  })
  void every_pair_is_in_one_batch(String unit, int size, int pool, int pairs) {
    EncodedCorpus corpus = Corpora.random(pairs, 30, 5);
    Batcher batcher = batcher(corpus, config(unit, size, pool, 1));

    for (List<Batch> batches :
        List.of(batcher.batches(1), batcher.batches(2), batcher.byLength())) {
      long[] lines = batches.stream().flatMapToLong(b -> Arrays.stream(b.lines())).toArray();
      Arrays.sort(lines);
      assertThat(lines).isEqualTo(LongStream.rangeClosed(1, pairs).toArray());
      assertThat(batches.stream().mapToLong(Batch::targetTokens).sum())
          .isEqualTo(corpus.targetTokens());
    }
  }

  @Test
  void batches_hold_the_pairs_with_end_tokens_on_the_source() {
    EncodedCorpus corpus = Corpora.random(50, 9, 2);

    for (Batch batch : batcher(corpus, config("sentences", 8, 2, 1)).batches(1)) {
      for (int i = 0; i < batch.size(); i++) {
        EncodedPair pair = corpus.get((int) batch.lines()[i] - 1);
        int length = pair.source().length;
        assertThat(batch.source(i)).startsWith(pair.source()).hasSize(length + 1);
        assertThat(batch.source(i)[length]).isEqualTo(END);
        assertThat(batch.target(i)).isEqualTo(pair.target());
      }
    }
  }

  @Test
  void batches_by_memory_are_full_and_do_not_exceed_it() {
    EncodedCorpus corpus = Corpora.random(500, 30, 5);
    BatchMemory memory = new BatchMemory(100, 3_000, 9_000, 200);
    TrainingConfig config = config("memory", 2, 5, 1);
    Batcher batcher =
        new Batcher(
            EpochCorpus.of(corpus),
            EpochPairs.all(corpus.size()),
            config,
            START,
            END,
            Optional.of(memory));
    List<Batch> batches = batcher.byLength();
    for (int i = 0; i < batches.size(); i++) {
      assertThat(bytes(memory, batches.get(i))).isLessThanOrEqualTo(2 << 20);
      if (i + 1 < batches.size()) {
        int next = batches.get(i + 1).size() - 1; // the shortest
        int words = batches.get(i + 1).target(next).length + 1;
        int source = batches.get(i + 1).source(next).length;
        long longest = Math.max(longest(batches.get(i)), source);
        int targets = batches.get(i).targetTokens() + words;
        assertThat(
                memory.bytes(
                    batches.get(i).size() + 1,
                    batches.get(i).sourceTokens() + source,
                    targets,
                    longest))
            .isGreaterThan(2 << 20);
      }
    }
    assertThat(batches).hasSizeGreaterThan(3);
    assertThat(batcher.batches(1).stream().mapToInt(Batch::size).sum()).isEqualTo(500);
  }

  private static double bytes(BatchMemory memory, Batch batch) {
    return memory.bytes(batch.size(), batch.sourceTokens(), batch.targetTokens(), longest(batch));
  }

  private static long longest(Batch batch) {
    return IntStream.range(0, batch.size()).map(i -> batch.source(i).length).max().orElse(0);
  }

  @Test
  void memory_needs_an_estimate() {
    EncodedCorpus corpus = Corpora.random(5, 9, 2);
    assertThatThrownBy(() -> new Batcher(corpus, config("memory", 2, 5, 1), START, END))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "batches: counted by memory but there is no estimate of it: count sentences or tokens");
  }

  @Test
  void batches_of_sentences_are_full_but_the_last_of_the_epoch() {
    List<Batch> batches =
        batcher(Corpora.random(1000, 30, 5), config("sentences", 64, 4, 1)).batches(1);

    assertThat(batches.stream().filter(batch -> batch.size() == 64)).hasSize(15);
    assertThat(batches.stream().filter(batch -> batch.size() == 1000 - 15 * 64)).hasSize(1);
    assertThat(batches).hasSize(16);
  }

  @Test
  void batches_of_tokens_keep_to_their_size_on_both_sides_and_are_filled() {
    List<Batch> batches =
        batcher(Corpora.random(1000, 30, 5), config("tokens", 500, 8, 1)).batches(1);

    for (Batch batch : batches) {
      assertThat(Math.max(batch.sourceTokens(), batch.targetTokens())).isLessThanOrEqualTo(500);
    }
    double mean =
        batches.stream()
            .mapToInt(batch -> Math.max(batch.sourceTokens(), batch.targetTokens()))
            .average()
            .orElseThrow();
    assertThat(mean).isGreaterThan(400);
  }

  @Test
  void a_pair_with_more_tokens_than_a_batch_stands_alone() {
    List<Batch> batches = batcher(Corpora.random(40, 30, 5), config("tokens", 1, 8, 1)).batches(1);

    assertThat(batches).hasSize(40).allMatch(batch -> batch.size() == 1);
  }

  @Test
  void sentences_of_a_batch_are_of_like_length() {
    EncodedCorpus corpus = Corpora.random(6400, 30, 5);

    List<Batch> bucketed = batcher(corpus, config("sentences", 64, 100, 1)).batches(1);
    List<Batch> mixed = batcher(corpus, config("sentences", 64, 1, 1)).batches(1);

    assertThat(bucketed).allMatch(batch -> spread(batch) <= 2);
    assertThat(mixed).noneMatch(batch -> spread(batch) <= 2);
  }

  @Test
  void batches_by_length_go_from_short_to_long() {
    List<Batch> batches =
        batcher(Corpora.random(300, 30, 5), config("sentences", 16, 1, 1)).byLength();

    for (int i = 1; i < batches.size(); i++) {
      Batch shorter = batches.get(i - 1);
      Batch longer = batches.get(i);
      assertThat(shorter.target(0).length)
          .isLessThanOrEqualTo(longer.target(longer.size() - 1).length);
    }
  }

  @Test
  void the_order_depends_on_seed_and_epoch_alone() {
    EncodedCorpus corpus = Corpora.random(500, 30, 5);
    Batcher batcher = batcher(corpus, config("sentences", 16, 4, 1));
    List<long[]> first = lines(batcher.batches(3));
    batcher.batches(4);

    assertThat(lines(batcher.batches(3))).usingElementComparator(Arrays::compare).isEqualTo(first);
    assertThat(lines(batcher(corpus, config("sentences", 16, 4, 1)).batches(3)))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(first);
    assertThat(lines(batcher.batches(4)))
        .usingElementComparator(Arrays::compare)
        .isNotEqualTo(first);
    assertThat(lines(batcher(corpus, config("sentences", 16, 4, 2)).batches(3)))
        .usingElementComparator(Arrays::compare)
        .isNotEqualTo(first);
  }

  @Test
  void short_and_long_batches_are_mixed_within_an_epoch() {
    List<Batch> batches =
        batcher(Corpora.random(6400, 30, 5), config("sentences", 64, 100, 1)).batches(1);

    double firstHalf = meanLength(batches.subList(0, 50));
    double secondHalf = meanLength(batches.subList(50, 100));
    assertThat(Math.abs(firstHalf - secondHalf)).isLessThan(5);
  }

  @Test
  void shuffles_are_the_same_for_ever() {
    int[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    Shuffling.shuffle(values, Shuffling.derive(1, 1));

    assertThat(values).containsExactly(2, 5, 9, 3, 0, 1, 4, 7, 6, 8);
  }

  @Test
  void shuffles_put_every_value_anywhere_about_equally_often() {
    int[][] counts = new int[6][6];
    for (int seed = 0; seed < 6000; seed++) {
      int[] values = {0, 1, 2, 3, 4, 5};
      Shuffling.shuffle(values, Shuffling.derive(seed, 0));
      for (int place = 0; place < values.length; place++) {
        counts[values[place]][place]++;
      }
    }
    // 1,000 expected; five standard deviations of about 29.
    assertThat(Arrays.stream(counts).flatMapToInt(Arrays::stream))
        .allMatch(count -> Math.abs(count - 1000) < 145);
  }

  private static int spread(Batch batch) {
    return batch.target(0).length - batch.target(batch.size() - 1).length;
  }

  private static double meanLength(List<Batch> batches) {
    return batches.stream().mapToInt(batch -> batch.target(0).length).average().orElseThrow();
  }

  private static List<long[]> lines(List<Batch> batches) {
    return batches.stream().map(Batch::lines).toList();
  }

  private static Batcher batcher(EncodedCorpus corpus, TrainingConfig config) {
    return new Batcher(corpus, config, START, END);
  }

  private static TrainingConfig config(String unit, int size, int pool, long seed) {
    return RunConfig.standard()
        .with(
            "training.batch-unit=" + unit,
            "training.batch-size=" + size,
            "training.bucket-batches=" + pool,
            "training.seed=" + seed)
        .training();
  }
}
