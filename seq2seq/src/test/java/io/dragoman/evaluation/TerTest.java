package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerTest {
  private static final Ter TER = Ter.of(TerOptions.defaults());

  @Test
  void a_run_of_words_in_the_wrong_place_is_one_edit() {
    assertThat(edits("c d e a b", "a b c d e")).isEqualTo(1);
    assertThat(edits("the cat yesterday sat", "yesterday the cat sat")).isEqualTo(1);
    assertThat(edits("b a d c", "a b c d")).isEqualTo(2);
  }

  @Test
  void insertions_deletions_and_substitutions_are_edits() {
    assertThat(edits("a b x d", "a b c d")).isEqualTo(1);
    assertThat(edits("a b d", "a b c d")).isEqualTo(1);
    assertThat(edits("a b c c d", "a b c d")).isEqualTo(1);
    assertThat(edits("", "a b c d")).isEqualTo(4);
    assertThat(edits("a b", "")).isEqualTo(2);
    assertThat(edits("A b", "a B")).isZero();
  }

  @Test
  void shifts_only_ever_help() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      String hypothesis = words(random, 30, 8);
      String reference = words(random, 30, 8);
      double levenshtein = ErrorRate.ofWords(true).statistics(hypothesis, List.of(reference))[0];

      assertThat(edits(hypothesis, reference))
          .as(hypothesis + " | " + reference)
          .isBetween(0.0, levenshtein);
      assertThat(edits(reference, reference)).isZero();
    }
  }

  @Test
  void a_long_shuffled_sentence_does_not_take_forever() {
    SplittableRandom random = new SplittableRandom(4);
    String reference = words(random, 3_000, 40);
    String hypothesis = words(random, 3_000, 40);

    assertThat(edits(hypothesis, reference)).isBetween(1_000.0, 3_000.0);
  }

  @Test
  void sides_of_very_different_length_find_matches_near_the_diagonal_only() {
    String reference = IntStream.range(0, 500).mapToObj(Integer::toString).collect(spaces());

    assertThat(edits("7 499", reference)).isEqualTo(500); // sacreBLEU's number: 7 is too far off
    assertThat(edits(reference, "7 499")).isEqualTo(498);
  }

  @Test
  void of_several_references_the_fewest_edits_and_the_mean_length_count() {
    assertThat(TER.statistics("a b c", List.of("a b x y", "a b d", "q")))
        .containsExactly(1, 8 / 3.0);
  }

  @Test
  void without_reference_words_any_edit_is_all_wrong() {
    assertThat(TER.sentence("a b", List.of("")).score()).isEqualTo(100);
    assertThat(TER.sentence("", List.of("")).score()).isZero();
  }

  @Test
  void references_are_normalized_twice_as_sacrebleu_does() {
    TerTokenizer tokenizer =
        new TerTokenizer(TerOptions.defaults().withNormalized(true).withNoPunctuation(true));

    assertThat(tokenizer.tokens("it's, so")).containsExactly("it's", "so");
    assertThat(tokenizer.referenceTokens("it's, so")).containsExactly("it", "'s", "so");
  }

  private static double edits(String hypothesis, String reference) {
    return TER.statistics(hypothesis, List.of(reference))[0];
  }

  private static String words(SplittableRandom random, int most, int kinds) {
    return random
        .ints(most - random.nextInt(most / 2), 0, kinds)
        .mapToObj(Integer::toString)
        .collect(spaces());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> spaces() {
    return Collectors.joining(" ");
  }
}
