package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.model.Factors;
import io.dragoman.model.SourceForm;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceCodecTest {
  private static final Vocabulary SOURCE = vocabulary("a", "b", "c");
  private static final Vocabulary TARGET = vocabulary("b", "x");
  private static final TextCodec WORDS = new TextCodec(TextTokenizers.create("whitespace"), SOURCE);

  /** Cuts words into letters. */
  private static final class Letters implements Subwords {
    @Override
    public List<String> split(List<String> tokens) {
      List<String> letters = new ArrayList<>();
      tokens.forEach(token -> token.chars().forEach(c -> letters.add("" + (char) c)));
      return letters;
    }

    @Override
    public List<String> join(List<String> pieces) {
      return List.of(String.join("", pieces));
    }
  }

  /** Ids 4, 5 and so on, in this order. */
  private static Vocabulary vocabulary(String... tokens) {
    VocabularyBuilder builder = new VocabularyBuilder();
    for (int i = 0; i < tokens.length; i++) {
      for (int n = i; n < tokens.length; n++) {
        builder.add(tokens[i]);
      }
    }
    return builder.build(0, 1);
  }

  @Test
  void words_alone_are_their_ids() {
    SourceCodec codec = SourceCodec.of(WORDS);
    EncodedSource source = codec.encode("a z b");
    assertThat(source.ids()).containsExactly(4, 3, 5);
    assertThat(source.pieces()).containsExactly("a", "z", "b");
    assertThat(source.unknown()).isEmpty();
    assertThat(codec.form()).isEqualTo(SourceForm.PLAIN);
    assertThat(codec.encode("a z b", 2).ids()).containsExactly(4, 3);
  }

  @Test
  void words_are_called_by_their_target_ids_or_numbered_behind_them() {
    SourceCodec codec =
        new SourceCodec(WORDS, Factors.parse("none"), List.of(), List.of(), Optional.of(TARGET));
    EncodedSource source = codec.encode("b z a z");
    assertThat(source.ids()).containsExactly(4, 5, 6, 3, 7, 4, 6, 3, 2);
    assertThat(source.unknown()).containsExactly("z", "a");
    assertThat(source.targetIds(List.of("x", "z", "a", "q", "b"), TARGET))
        .containsExactly(5, 6, 7, 3, 4);
    assertThat(source.targetPieces(new int[] {5, 6, 7, 3, 4}, TARGET))
        .containsExactly("x", "z", "a", "<unk>", "b");
  }

  @Test
  void every_piece_has_the_factors_of_its_word_and_its_place() {
    Vocabulary kind = vocabulary("N", "V");
    Vocabulary tags = vocabulary("O", "B", "I", "E");
    TextCodec letters = new TextCodec(WORDS.tokenizer(), new Letters(), SOURCE);
    SourceCodec codec =
        new SourceCodec(
            letters,
            Factors.parse("subword:2,kind:3"),
            List.of(tags, kind),
            List.of(),
            Optional.empty());
    EncodedSource source = codec.encode("abc￨V a￨N b￨q");
    assertThat(source.ids()).containsExactly(5, 5, 4, 6, 5, 5, 7, 5, 6, 4, 4, 4, 4, 3, 5, 2, 2);
    assertThat(source.pieces()).containsExactly("a", "b", "c", "a", "b");
  }

  @Test
  void further_sources_stand_before_the_first() {
    SourceCodec codec =
        new SourceCodec(
            WORDS,
            Factors.parse("none"),
            List.of(),
            List.of(WORDS, new TextCodec(WORDS.tokenizer(), TARGET)),
            Optional.empty());
    assertThat(codec.encode("a b\nc c c\nx").ids()).containsExactly(6, 6, 6, 2, -1, 5, 2, -1, 4, 5);
    assertThat(codec.encode("a b\nc c c\nx", 1).ids()).containsExactly(6, 2, -1, 5, 2, -1, 4);
    assertThatThrownBy(() -> codec.encode("a b\nc"))
        .isInstanceOf(DataException.class)
        .hasMessage("there are 2 sources but the model reads 3: give as many files of them");
  }

  @Test
  void wrong_numbers_of_factors_are_refused() {
    SourceCodec codec =
        new SourceCodec(
            WORDS, Factors.parse("kind:3"), List.of(vocabulary("N")), List.of(), Optional.empty());
    for (String token : List.of("a", "a￨N￨N", "a￨", "￨N")) {
      assertThatThrownBy(() -> codec.encode("b￨N " + token))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("token '" + token + "' has ")
          .hasMessageEndingWith("but the model reads 1 (kind): write it as word￨kind");
    }
  }
}
