package io.dragoman.tokenizers.vocab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VocabularyBuilderTest {
  private static List<String> words(Vocabulary vocabulary) {
    assertThat(vocabulary.tokens().subList(0, 4)).containsExactly("<pad>", "<s>", "</s>", "<unk>");
    return vocabulary.tokens().subList(4, vocabulary.size());
  }

  private static VocabularyBuilder counting(String text) {
    return new VocabularyBuilder().addAll(List.of(text.split(" ")));
  }

  @Test
  void the_most_frequent_come_first_and_ties_in_code_point_order() {
    VocabularyBuilder builder = counting("c b b a a a 😀 ！ Z 😀 ！ Z z zz zz");
    assertThat(words(builder.build(0, 1)))
        .containsExactly("a", "Z", "b", "zz", "！", "😀", "c", "z");
  }

  @Test
  void limit_counts_words_and_not_special_tokens() {
    VocabularyBuilder builder = counting("a a a b b c");
    assertThat(words(builder.build(2, 1))).containsExactly("a", "b");
    assertThat(words(builder.build(9, 1))).containsExactly("a", "b", "c");
    assertThat(words(builder.build(0, 2))).containsExactly("a", "b");
    assertThat(words(builder.build(1, 4))).isEmpty();
    assertThatThrownBy(() -> builder.build(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit is -1: it must be 0 or more");
  }

  @Test
  void special_tokens_in_text_are_not_counted() {
    VocabularyBuilder builder = counting("<s> a </s> <unk> <pad> <S>");
    assertThat(words(builder.build(0, 1))).containsExactly("<S>", "a");
    assertThat(builder.count("<s>")).isZero();
    assertThat(builder.distinct()).isEqualTo(2);
  }

  @Test
  void counts_add_up() {
    VocabularyBuilder builder = counting("a b a").add("a");
    assertThat(builder.count("a")).isEqualTo(3);
    assertThat(builder.count("x")).isZero();
  }

  @Test
  void the_order_of_the_text_does_not_matter() {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      text.add("w" + (i * i) % 97);
    }
    Vocabulary first = new VocabularyBuilder().addAll(text).build(40, 2);
    Collections.shuffle(text, new Random(5));
    assertThat(new VocabularyBuilder().addAll(text).build(40, 2)).isEqualTo(first);
  }

  @Test
  void code_point_order_agrees_with_comparing_code_points() {
    String[] words = {
      "", "a", "ab", "b", "\uD7FF", "\uE000", "\uFFFD", "😀", "😀a", "😁", "a😀", "a\uFF01"
    };
    for (String left : words) {
      for (String right : words) {
        int expected = Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
        assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(left, right)))
            .as("%s %s", left, right)
            .isEqualTo(Integer.signum(expected));
      }
    }
  }

  @Test
  void required_tokens_are_kept_however_seldom_they_are_and_count_towards_the_limit() {
    VocabularyBuilder builder = new VocabularyBuilder().require(List.of("mark", "rare"));
    builder.addAll(List.of("a", "a", "a", "b", "b", "c", "c", "rare"));

    assertThat(builder.build(0, 2).tokens().stream().skip(4))
        .containsExactly("a", "b", "c", "rare", "mark");
    assertThat(builder.build(3, 2).tokens().stream().skip(4)).containsExactly("a", "rare", "mark");
    assertThat(builder.build(1, 2).tokens().stream().skip(4)).containsExactly("rare", "mark");
  }
}
