package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.CurriculumConfig;
import io.dragoman.config.CurriculumConfig.Difficulty;
import io.dragoman.config.RunConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurriculumTest {
  /** Competence 0.4 at the start and 1 from update 100 on. */
  private static CurriculumConfig config(Difficulty difficulty) {
    return new CurriculumConfig(difficulty, 100, 0.4);
  }

  private static EncodedCorpus corpus(int[]... sources) {
    List<EncodedPair> pairs = new ArrayList<>();
    for (int[] source : sources) {
      pairs.add(new EncodedPair(pairs.size() + 1, source, new int[] {7, 7, 7}));
    }
    return EncodedCorpus.of(pairs.iterator(), 99);
  }

  private static EpochPairs curriculum(Difficulty difficulty, EncodedCorpus corpus) {
    return Curriculum.of(config(difficulty), corpus, EpochPairs.all(corpus.size()));
  }

  @Test
  void short_sources_come_first_and_equal_ones_together() {
    EncodedCorpus corpus =
        corpus(new int[5], new int[1], new int[9], new int[2], new int[2], new int[2], new int[8]);
    EpochPairs pairs = curriculum(Difficulty.LENGTH, corpus);
    // ceil(0.4 * 7) are 3, the hardest of which has length 2, as a fourth pair
    assertThat(pairs.places(1, 0)).containsExactly(1, 3, 4, 5);
    // sqrt(0.5 * 0.84 + 0.16) = 0.762; ceil(5.33) = 6
    assertThat(pairs.places(1, 50)).containsExactly(0, 1, 3, 4, 5, 6);
    assertThat(pairs.places(9, 100)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(pairs.places(1, 1000)).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void rare_words_make_a_source_hard() {
    // word 1 six times of ten, words 2 to 5 once: two frequent words (1.02) are easier than one
    // rare word (2.30), and four of the former (2.04) are too
    EncodedCorpus corpus =
        corpus(
            new int[] {2},
            new int[] {1, 1},
            new int[] {3},
            new int[] {1, 1, 1, 1},
            new int[] {4, 5});
    EpochPairs pairs = curriculum(Difficulty.RARITY, corpus);
    assertThat(pairs.places(1, 0)).containsExactly(1, 3);
    assertThat(pairs.places(1, 30)).containsExactly(0, 1, 2, 3);
    assertThat(curriculum(Difficulty.LENGTH, corpus).places(1, 0)).containsExactly(0, 2);
  }

  @Test
  void without_a_difficulty_pairs_are_left_as_they_are() {
    EncodedCorpus corpus = Corpora.random(10, 5, 1);
    EpochPairs all = EpochPairs.all(10);
    assertThat(Curriculum.of(config(Difficulty.NONE), corpus, all)).isSameAs(all);
  }

  @Test
  void the_share_is_that_of_the_pairs_drawn_for_the_epoch() {
    EncodedCorpus corpus = Corpora.random(200, 40, 3);
    CorpusMix mix = CorpusMix.of(corpus, List.of("all"), List.of(1.5), 1);
    EpochPairs pairs = Curriculum.of(config(Difficulty.LENGTH), corpus, mix);
    for (int epoch = 1; epoch < 5; epoch++) {
      int[] drawn = mix.places(epoch, 0);
      int[] first = pairs.places(epoch, 0);
      assertThat(first).isSorted().hasSizeBetween(120, 140); // 0.4 of 300, and equal ones
      int longest = Arrays.stream(first).map(corpus::sourceLength).max().orElseThrow();
      assertThat(Arrays.stream(drawn).filter(place -> corpus.sourceLength(place) <= longest))
          .containsExactlyElementsOf(Arrays.stream(first).boxed().toList());
    }
  }

  @Test
  void one_pair_is_always_there() {
    EncodedCorpus corpus = corpus(new int[3], new int[2]);
    CurriculumConfig config = new CurriculumConfig(Difficulty.LENGTH, 100, 1e-9);
    assertThat(Curriculum.of(config, corpus, EpochPairs.all(2)).places(1, 0)).containsExactly(1);
  }

  @Test
  void a_batcher_has_the_pairs_of_the_updates_before() {
    EncodedCorpus corpus = Corpora.random(100, 20, 1);
    EpochPairs pairs = curriculum(Difficulty.LENGTH, corpus);
    Batcher batcher =
        new Batcher(EpochCorpus.of(corpus), pairs, RunConfig.standard().training(), 1, 2);
    long[] lines =
        batcher.batches(1, 0).stream()
            .flatMapToLong(b -> Arrays.stream(b.lines()))
            .sorted()
            .toArray();
    assertThat(lines)
        .containsExactly(
            Arrays.stream(pairs.places(1, 0)).mapToLong(place -> place + 1L).toArray());
    assertThat(batcher.batches(1, 500).stream().mapToInt(Batch::size).sum()).isEqualTo(100);
  }
}
