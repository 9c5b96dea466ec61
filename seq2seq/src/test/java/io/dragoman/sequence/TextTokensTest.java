package io.dragoman.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTokensTest {
  @Test
  void frequent_tokens_get_small_ids_and_rare_ones_are_unknown() {
    TextTokens words = TextTokens.count(List.of("b a  b", "c a b"), false, 2);
    assertThat(words.all()).containsExactly("</s>", "<unk>", "b", "a");
    assertThat(words.encode("a c b")).containsExactly(3, 1, 2, 0);
    assertThat(words.encode(List.of("a", "", "b"))).containsExactly(3, 0, 0, 2, 0);
    assertThat(words.areCharacters()).isFalse();
  }

  @Test
  void characters_are_code_points_and_spaces_count() {
    TextTokens characters = TextTokens.count(List.of("a 𝄞a"), true, 1);
    assertThat(characters.all()).containsExactly("</s>", "<unk>", "a", " ", "𝄞");
    assertThat(characters.decode(characters.encode("𝄞 a"))).isEqualTo("𝄞 a\n");
  }

  @Test
  void words_are_joined_by_spaces_and_lines_by_line_feeds() {
    TextTokens words = TextTokens.count(List.of("a b"), false, 1);
    assertThat(words.decode(words.encode(List.of("a b", "b")))).isEqualTo("a b\nb\n");
  }

  @Test
  void names_of_special_tokens_in_a_text_are_not_counted() {
    TextTokens words = TextTokens.count(List.of("a <unk> </s> </s>"), false, 1);
    assertThat(words.all()).containsExactly("</s>", "<unk>", "a");
  }

  @Test
  void a_vocabulary_of_a_translation_model_keeps_its_order_behind_the_special_tokens() {
    TextTokens tokens =
        TextTokens.of(Vocabulary.of(List.of("<pad>", "<s>", "</s>", "<unk>", "b", "a")));
    assertThat(tokens.all()).containsExactly("</s>", "<unk>", "b", "a");
    assertThat(tokens.areCharacters()).isFalse();
    assertThat(tokens.encode("a c b")).containsExactly(3, 1, 2, 0);
    assertThat(tokens.id("a")).isEqualTo(3);
    assertThat(tokens.id("<s>")).isEqualTo(1);
  }
}
