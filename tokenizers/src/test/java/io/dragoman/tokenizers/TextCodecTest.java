package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextCodecTest {
  private final Vocabulary vocabulary =
      Vocabulary.of(List.of("<pad>", "<s>", "</s>", "<unk>", "Hello", "￭,", "world", "￭!"));
  private final TextCodec codec = new TextCodec(TextTokenizers.create("words"), vocabulary);

  @Test
  void a_line_of_known_words_comes_back() {
    int[] ids = codec.encode("Hello, world!");
    assertThat(ids).containsExactly(4, 5, 6, 7);
    assertThat(codec.decode(ids)).isEqualTo("Hello, world!");
    assertThat(codec.encode("")).isEmpty();
  }

  @Test
  void unknown_words_become_unk() {
    assertThat(codec.tokens("Hello, moon!")).containsExactly("Hello", "￭,", "moon", "￭!");
    assertThat(codec.encode("Hello, moon!")).containsExactly(4, 5, 3, 7);
    assertThat(codec.decode(new int[] {4, 5, 3, 7})).isEqualTo("Hello, <unk>!");
  }

  @Test
  void decoding_stops_at_the_end_and_skips_padding_and_begin() {
    assertThat(codec.decode(new int[] {1, 0, 4, 0, 6, 2, 6, 3})).isEqualTo("Hello world");
  }

  @Test
  void special_tokens_in_text_never_become_special_ids() {
    TextCodec plain = new TextCodec(TextTokenizers.create("whitespace"), vocabulary);
    assertThat(plain.encode("</s> <s> <pad> world")).containsExactly(3, 3, 3, 6);
  }

  @Test
  void a_codec_from_right_to_left_turns_ids_around_and_nothing_else() {
    TextCodec reversed = codec.reversed();
    assertThat(reversed.encode("Hello, world!")).containsExactly(7, 6, 5, 4);
    assertThat(reversed.tokens("Hello, world!")).isEqualTo(codec.tokens("Hello, world!"));
    assertThat(reversed.ids(codec.tokens("Hello, world!"))).containsExactly(7, 6, 5, 4);
    assertThat(reversed.decode(new int[] {7, 6, 5, 4, 2, 4})).isEqualTo("Hello, world!");
    assertThat(reversed.reversed()).isEqualTo(codec);
  }

  @Test
  void an_id_outside_the_vocabulary_is_refused() {
    assertThatThrownBy(() -> codec.decode(new int[] {8}))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("vocabulary: id 8 is not in 0 to 7");
  }
}
