package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.RunConfig;
import io.dragoman.config.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecutCorpusTest {
  private static final int LINES = 300;

  @TempDir Path folder;

  /** Cuts a number in two half of the time, into a first part that is drawn and a rest. */
  private static final class Halves implements RandomCut {
    @Override
    public List<String> tokens(String line) {
      return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    @Override
    public int[] ordinary(List<String> tokens) {
      return tokens.stream().mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public int[] random(List<String> tokens, RandomGenerator random) {
      return Arrays.stream(ordinary(tokens))
          .flatMap(
              number -> {
                int first = random.nextInt(number);
                return random.nextBoolean()
                    ? IntStream.of(first, number - first)
                    : IntStream.of(number);
              })
          .toArray();
    }
  }

  private RecutCorpus read(int maxLength, long seed) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= LINES; i++) {
      lines.add(i % 10 == 0 ? "" : (100 + i) + " 1000 " + (300 + i % 3));
    }
    Path source = Files.write(folder.resolve("s"), lines);
    Path target = Files.write(folder.resolve("t"), lines);
    try (ParallelCorpus pairs = ParallelCorpus.open(source, target)) {
      return RecutCorpus.read(pairs, pairs.name(), new Halves(), new Halves(), maxLength, seed);
    }
  }

  private Batcher batcher(TrainingConfig config) throws IOException {
    return new Batcher(read(100, 1), EpochPairs.all(270), config, 1, 2);
  }

  private static List<int[]> sides(EncodedCorpus corpus) {
    return IntStream.range(0, corpus.size())
        .mapToObj(corpus::get)
        .flatMap(pair -> Stream.of(pair.source(), pair.target()))
        .toList();
  }

  private static boolean same(EncodedCorpus a, EncodedCorpus b) {
    return Arrays.deepEquals(sides(a).toArray(), sides(b).toArray());
  }

  @Test
  void epoch_0_is_the_ordinary_corpus() throws IOException {
    EncodedCorpus ordinary = read(100, 1).epoch(0);

    assertThat(ordinary.size()).isEqualTo(270);
    assertThat(ordinary.skippedEmpty()).isEqualTo(30);
    assertThat(ordinary.get(0).source()).containsExactly(101, 1000, 301);
    assertThat(ordinary.get(9).line()).isEqualTo(11);
  }

  @Test
  void every_epoch_has_the_same_pairs_with_other_ids_of_the_same_words() throws IOException {
    RecutCorpus corpus = read(100, 1);

    EncodedCorpus ordinary = corpus.epoch(0);
    for (int epoch = 1; epoch <= 3; epoch++) {
      EncodedCorpus cut = corpus.epoch(epoch);
      assertThat(cut.size()).isEqualTo(ordinary.size());
      for (int i = 0; i < cut.size(); i++) {
        assertThat(cut.get(i).line()).isEqualTo(ordinary.get(i).line());
        assertThat(Arrays.stream(cut.get(i).source()).sum())
            .isEqualTo(Arrays.stream(ordinary.get(i).source()).sum());
        assertThat(Arrays.stream(cut.get(i).target()).sum())
            .isEqualTo(Arrays.stream(ordinary.get(i).target()).sum());
      }
      assertThat(cut.targetTokens()).isBetween(270L * 5, 270L * 6); // 1 + 3 * 1.5 = 5.5
    }
    assertThat(same(corpus.epoch(1), corpus.epoch(2))).isFalse();
    assertThat(same(corpus.epoch(1), ordinary)).isFalse();
  }

  @Test
  void sides_and_lines_with_the_same_words_are_cut_differently() throws IOException {
    EncodedCorpus cut = read(100, 1).epoch(1);

    long equalSides =
        IntStream.range(0, cut.size())
            .filter(i -> Arrays.equals(cut.get(i).source(), cut.get(i).target()))
            .count();
    assertThat(equalSides).isLessThan(80); // an eighth of 270 remain whole on both sides
    assertThat(sides(cut).stream().map(Arrays::toString).distinct().count()).isGreaterThan(480);
  }

  @Test
  void ids_depend_on_seed_and_epoch_alone() throws IOException {
    RecutCorpus first = read(100, 1);
    EncodedCorpus third = first.epoch(3);
    RecutCorpus again = read(100, 1);
    again.epoch(1);
    again.prepare(2);
    again.epoch(2);
    again.prepare(7); // not the one that comes next

    assertThat(same(again.epoch(3), third)).isTrue();
    again.prepare(3);
    assertThat(same(again.epoch(3), third)).isTrue();
    assertThat(same(again.epoch(3), third)).isTrue();
    assertThat(same(read(100, 2).epoch(3), third)).isFalse();
  }

  @Test
  void a_side_that_would_become_too_long_keeps_its_ordinary_cut() throws IOException {
    RecutCorpus corpus = read(4, 1);
    EncodedCorpus ordinary = corpus.epoch(0);
    EncodedCorpus cut = corpus.epoch(1);

    assertThat(cut.size()).isEqualTo(ordinary.size());
    long[] lengths = new long[7];
    sides(cut).forEach(side -> lengths[side.length]++);
    assertThat(lengths[3]).isBetween(270L, 420L); // 540 * (1/8 + 3/8 + 1/8)
    assertThat(lengths[4]).isBetween(120L, 270L);
    assertThat(lengths[5]).isZero();
    for (int i = 0; i < cut.size(); i++) {
      if (cut.sourceLength(i) == 3) {
        assertThat(cut.get(i).source()).isEqualTo(ordinary.get(i).source());
      }
    }
  }

  @Test
  void a_batcher_sorts_the_lengths_of_the_epoch_and_prepares_the_next() throws IOException {
    var config =
        RunConfig.standard()
            .with("training.batch-unit=tokens", "training.batch-size=40", "training.max-epochs=2")
            .training();
    Batcher batcher = batcher(config);
    List<Batch> first = batcher.batches(1);
    List<Batch> second = batcher.batches(2);

    for (List<Batch> batches : List.of(first, second)) {
      assertThat(batches).allMatch(b -> Math.max(b.sourceTokens(), b.targetTokens()) <= 40);
      assertThat(batches.stream().mapToInt(Batch::size).sum()).isEqualTo(270);
    }
    assertThat(batcher.byLength().stream().mapToInt(Batch::targetTokens).sum()).isEqualTo(270 * 4);
    Batcher later = batcher(config);
    List<Batch> alone = later.batches(2);
    assertThat(alone).hasSameSizeAs(second);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(alone.get(i).lines()).isEqualTo(second.get(i).lines());
      assertThat(alone.get(i).source(0)).isEqualTo(second.get(i).source(0));
      assertThat(alone.get(i).target(0)).isEqualTo(second.get(i).target(0));
    }
  }

  @Test
  void a_fault_in_the_background_is_told() throws IOException {
    Path text = Files.write(folder.resolve("s"), List.of("0"));
    RecutCorpus corpus;
    try (ParallelCorpus pairs = ParallelCorpus.open(text, text)) {
      corpus = RecutCorpus.read(pairs, pairs.name(), new Halves(), new Halves(), 9, 1);
    }
    corpus.prepare(1);
    assertThatThrownBy(() -> corpus.epoch(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("corpus: epoch 1 failed: ")
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }
}
