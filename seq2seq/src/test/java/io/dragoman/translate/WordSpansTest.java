package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSpansTest {
  /** Cuts tokens in halves, the first marked, with a piece between tokens or none. */
  private record Halves(String between) implements Subwords {
    @Override
    public List<String> split(List<String> tokens) {
      List<String> pieces = new ArrayList<>();
      for (String token : tokens) {
        if (!pieces.isEmpty() && !between.isEmpty()) {
          pieces.add(between);
        }
        int half = token.length() / 2;
        if (half > 0) {
          pieces.add(token.substring(0, half) + "@@");
        }
        pieces.add(token.substring(half));
      }
      return pieces;
    }

    @Override
    public List<String> join(List<String> pieces) {
      throw new UnsupportedOperationException();
    }
  }

  /** Marks the begin of words but that of the line, so no token can be cut by itself. */
  private static final class Marked implements Subwords {
    @Override
    public List<String> split(List<String> tokens) {
      return List.of("\u2581ab", "c", "\u2581d", ".");
    }

    @Override
    public List<String> join(List<String> pieces) {
      throw new UnsupportedOperationException();
    }
  }

  private static List<String> spans(Subwords subwords, String line) {
    TextCodec codec =
        new TextCodec(
            TextTokenizers.create("whitespace"), subwords, Vocabulary.of(SpecialTokens.ALL));
    return WordSpans.of(codec, line, codec.tokens(line)).stream()
        .map(span -> span.word() + " " + span.from() + "-" + span.to())
        .toList();
  }

  @Test
  void whole_tokens_are_words() {
    assertThat(spans(Subwords.none(), "a bc d")).containsExactly("a 0-1", "bc 1-2", "d 2-3");
    assertThat(spans(Subwords.none(), "")).isEmpty();
  }

  @Test
  void pieces_of_a_token_are_one_word() {
    assertThat(spans(new Halves(""), "abcd e fg")).containsExactly("abcd 0-2", "e 2-3", "fg 3-5");
  }

  @Test
  void pieces_between_words_belong_to_none() {
    assertThat(spans(new Halves("_"), "abcd e fg")).containsExactly("abcd 0-2", "e 3-4", "fg 5-7");
  }

  @Test
  void marks_begin_words_where_tokens_cannot_be_cut_by_themselves() {
    assertThat(spans(new Marked(), "abc d.")).containsExactly("abc 0-2", "d. 2-4");
  }
}
