package io.dragoman.tokenizers.vocab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  private final Vocabulary vocabulary =
      Vocabulary.of(List.of("<pad>", "<s>", "</s>", "<unk>", "ein", "Haus"));

  @Test
  void ids_and_tokens_are_each_others_inverse() {
    assertThat(vocabulary.size()).isEqualTo(6);
    for (int id = 0; id < vocabulary.size(); id++) {
      assertThat(vocabulary.id(vocabulary.token(id))).isEqualTo(id);
    }
    assertThat(vocabulary.ids(List.of("Haus", "ein"))).containsExactly(5, 4);
    assertThat(vocabulary.tokens(new int[] {5, 4})).containsExactly("Haus", "ein");
    assertThat(vocabulary.tokens()).startsWith("<pad>").endsWith("Haus");
  }

  @Test
  void an_unknown_token_has_the_id_of_unk() {
    assertThat(vocabulary.id("Maus")).isEqualTo(3);
    assertThat(vocabulary.contains("Maus")).isFalse();
    assertThat(vocabulary.contains("Haus")).isTrue();
  }

  @Test
  void special_tokens_may_stand_anywhere_and_begin_and_padding_may_be_absent() {
    Vocabulary marian = Vocabulary.of(List.of("a", "</s>", "<unk>"));
    assertThat(marian.eos()).isEqualTo(1);
    assertThat(marian.unk()).isEqualTo(2);
    assertThat(marian.pad()).isEqualTo(-1);
    assertThat(marian.bos()).isEqualTo(-1);
    assertThat(vocabulary.pad()).isZero();
    assertThat(vocabulary.bos()).isEqualTo(1);
    assertThat(vocabulary.eos()).isEqualTo(2);
    assertThat(vocabulary.unk()).isEqualTo(3);
  }

  @Test
  void ids_out_of_range_are_refused() {
    assertThatThrownBy(() -> vocabulary.token(9_000))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("vocabulary: id 9,000 is not in 0 to 5");
    assertThatThrownBy(() -> vocabulary.tokens(new int[] {-1}))
        .hasMessage("vocabulary: id -1 is not in 0 to 5");
  }

  @Test
  void lists_that_are_no_vocabulary_are_refused() {
    refuses(List.of("</s>", "<unk>", "a", "a"), "token 'a' of id 3 repeats id 2: remove one");
    refuses(List.of("</s>", "<unk>", ""), "token of id 2 is empty: remove it");
    refuses(List.of("<s>", "<unk>"), "token '</s>' is missing among 2: add it");
    refuses(List.of("</s>"), "token '<unk>' is missing among 1: add it");
    refuses(
        List.of("</s>", "<unk>", "\uD83D"), "token of id 2 holds half a surrogate pair: remove it");
  }

  private static void refuses(List<String> tokens, String message) {
    assertThatThrownBy(() -> Vocabulary.of(tokens))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vocabulary: " + message);
  }

  @Test
  void equality_and_hash_depend_on_tokens_and_order() {
    Vocabulary same = Vocabulary.of(vocabulary.tokens());
    Vocabulary swapped = Vocabulary.of(List.of("<pad>", "<s>", "</s>", "<unk>", "Haus", "ein"));
    assertThat(same).isEqualTo(vocabulary).hasSameHashCodeAs(vocabulary);
    assertThat(same.hash()).isEqualTo(vocabulary.hash());
    assertThat(swapped).isNotEqualTo(vocabulary);
    assertThat(swapped.hash()).isNotEqualTo(vocabulary.hash());
    assertThat(vocabulary).hasToString("Vocabulary(6 tokens)");
  }
}
