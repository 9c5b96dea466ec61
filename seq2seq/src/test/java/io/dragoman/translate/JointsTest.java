package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.search.WordJoints;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointsTest {
  /** Pieces that mark where words begin, as SentencePiece does. */
  private static final Subwords BEGINS =
      new Subwords() {
        @Override
        public List<String> split(List<String> tokens) {
          return tokens.stream().map(each -> "_" + each).toList();
        }

        @Override
        public List<String> join(List<String> pieces) {
          return Arrays.stream(String.join("", pieces).split("_"))
              .filter(each -> !each.isEmpty())
              .toList();
        }
      };

  /** Pieces that mark where words go on, as subword-nmt does. */
  private static final Subwords GOES_ON =
      new Subwords() {
        @Override
        public List<String> split(List<String> tokens) {
          return tokens;
        }

        @Override
        public List<String> join(List<String> pieces) {
          return List.of(String.join(" ", pieces).replace("@@ ", "").split(" "));
        }
      };

  private static TextCodec codec(Subwords subwords, String... pieces) {
    List<String> tokens = new ArrayList<>(SpecialTokens.ALL);
    tokens.addAll(List.of(pieces));
    return new TextCodec(TextTokenizers.create("whitespace"), subwords, Vocabulary.of(tokens));
  }

  @Test
  void whole_words_have_no_joints() {
    assertThat(Joints.of(codec(Subwords.none(), "a", "b", "@@"))).isEqualTo(WordJoints.NONE);
  }

  @Test
  void pieces_without_a_mark_of_beginning_go_on_with_the_word_before() {
    WordJoints joints = Joints.of(codec(BEGINS, "_a", "b", "_", "_c"));
    assertThat(joints.continuing().stream()).containsExactly(5);
    assertThat(joints.open().isEmpty()).isTrue();
  }

  @Test
  void pieces_with_a_mark_at_their_end_are_open() {
    WordJoints joints = Joints.of(codec(GOES_ON, "a", "b@@", "c"));
    assertThat(joints.open().stream()).containsExactly(5);
    assertThat(joints.continuing().isEmpty()).isTrue();
  }
}
