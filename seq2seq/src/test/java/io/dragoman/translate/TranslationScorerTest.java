package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationScorerTest {
  private static final TextCodec CODEC = codec("a", "b", "c", "d", "poison");
  private static final int SIZE = CODEC.vocabulary().size();
  private static final int POISON = CODEC.vocabulary().id("poison");
  private static final double HIT = Math.log(0.5);
  private static final double MISS = Math.log(0.5 / (SIZE - 1));

  private final List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());

  private static TextCodec codec(String... words) {
    List<String> tokens = new ArrayList<>(SpecialTokens.ALL);
    tokens.addAll(List.of(words));
    return new TextCodec(TextTokenizers.create("whitespace"), Vocabulary.of(tokens));
  }

  private TranslationScorer scorer(TextCodec target, int batch, int threads) {
    return new TranslationScorer(
        () -> new CopyScorer(SIZE, POISON, batchSizes), CODEC, target, batch, threads);
  }

  @Test
  void every_piece_and_the_end_are_scored() {
    try (TranslationScorer scorer = scorer(CODEC, 8, 1)) {
      ScoredTranslation scored = scorer.score("a b", "a x");
      assertThat(scored.text()).isEqualTo("a x");
      assertThat(scored.tokens()).containsExactly("a", "x");
      assertThat(scored.unknown()).isEqualTo(1);
      assertThat(scored.logProbabilities()).hasSize(3);
      assertThat(scored.logProbabilities().get(0)).isCloseTo(HIT, within(1e-6));
      assertThat(scored.logProbabilities().get(1)).isCloseTo(MISS, within(1e-6));
      assertThat(scored.logProbability()).isCloseTo(2 * HIT + MISS, within(1e-6));
      assertThat(scored.mean()).isCloseTo((2 * HIT + MISS) / 3, within(1e-6));
      assertThat(scored.normalized(0)).isEqualTo(scored.logProbability());
      assertThat(scored.normalized(1)).isEqualTo(scored.mean());
    }
  }

  @Test
  void empty_lines_are_scored_too() {
    try (TranslationScorer scorer = scorer(CODEC, 8, 1)) {
      assertThat(scorer.score("", "").logProbability()).isCloseTo(HIT, within(1e-6));
      assertThat(scorer.score("a", "").logProbability()).isCloseTo(MISS, within(1e-6));
      assertThat(scorer.score("", "a").logProbability()).isCloseTo(MISS + HIT, within(1e-6));
    }
  }

  @Test
  void what_is_written_from_right_to_left_is_told_in_the_order_of_the_text() {
    try (TranslationScorer scorer = scorer(CODEC.reversed(), 8, 1)) {
      ScoredTranslation scored = scorer.score("a b c", "d b a");
      assertThat(scored.tokens()).containsExactly("d", "b", "a");
      assertThat(scored.logProbabilities().get(0)).isCloseTo(MISS, within(1e-6));
      assertThat(scored.logProbabilities().get(2)).isCloseTo(HIT, within(1e-6));
      assertThat(scored.logProbabilities().get(3)).isCloseTo(HIT, within(1e-6));
    }
  }

  @Test
  void words_get_the_least_and_the_mean_of_their_pieces() {
    try (TranslationScorer scorer = scorer(CODEC, 8, 1)) {
      List<WordScore> words = scorer.words(scorer.score("a b", "a c"));
      assertThat(words).extracting(WordScore::word).containsExactly("a", "c");
      assertThat(words.get(0).least()).isCloseTo(0.5, within(1e-6));
      assertThat(words.get(1).mean()).isCloseTo(0.5 / (SIZE - 1), within(1e-6));
    }
  }

  private static List<ScoringTask> tasks(int count) {
    Random random = new Random(4);
    List<ScoringTask> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> texts = new ArrayList<>();
      for (int n = random.nextInt(4); n >= 0; n--) {
        texts.add(text(random));
      }
      tasks.add(new ScoringTask(text(random), i % 50 == 7 ? List.of() : texts));
    }
    return tasks;
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(9), 0, 4)
        .mapToObj(word -> "abcd".substring(word, word + 1))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,2", "64,2"})
  void scores_come_in_order_whatever_the_batches(int batch, int threads) {
    List<ScoringTask> tasks = tasks(300);
    List<List<ScoredTranslation>> expected;
    try (TranslationScorer alone = scorer(CODEC, 16, 1)) {
      expected = alone.score(tasks);
    }
    try (TranslationScorer scorer = scorer(CODEC, batch, threads)) {
      assertThat(scorer.score(tasks)).isEqualTo(expected);
    }
    for (int i = 0; i < 300; i++) {
      assertThat(expected.get(i))
          .extracting(ScoredTranslation::text)
          .isEqualTo(tasks.get(i).translations());
    }
  }

  @Test
  void an_error_names_the_line() {
    List<ScoringTask> tasks = new ArrayList<>(tasks(100));
    tasks.set(41, new ScoringTask("poison", List.of("a")));
    try (TranslationScorer scorer = scorer(CODEC, 16, 2)) {
      assertThatThrownBy(() -> scorer.score(tasks))
          .isInstanceOf(TranslationException.class)
          .hasMessage("line 42: cannot be scored: poisoned");
    }
  }

  @Test
  void numbers_below_one_are_refused() {
    assertThatThrownBy(() -> scorer(CODEC, 0, 1))
        .hasMessage("translation scorer: batches of 0 and 1 threads: both must be at least 1");
  }
}
