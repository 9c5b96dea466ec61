package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceWordsTest {
  private static final Vocabulary NO_WORDS = Vocabulary.of(SpecialTokens.ALL);
  private static final TextCodec WHOLE =
      new TextCodec(TextTokenizers.create("whitespace"), NO_WORDS);

  /** Pieces of which all but the last of a token end in {@code @@}. */
  private static final Subwords CUT =
      new Subwords() {
        @Override
        public List<String> split(List<String> tokens) {
          throw new AssertionError("pieces are given");
        }

        @Override
        public List<String> join(List<String> pieces) {
          List<String> tokens = new ArrayList<>();
          String begun = "";
          for (String piece : pieces) {
            boolean goesOn = piece.endsWith("@@");
            begun += goesOn ? piece.substring(0, piece.length() - 2) : piece;
            if (!goesOn) {
              tokens.add(begun);
              begun = "";
            }
          }
          if (!begun.isEmpty()) {
            tokens.add(begun);
          }
          return tokens;
        }
      };

  private static final TextCodec PIECES =
      new TextCodec(TextTokenizers.create("whitespace"), CUT, NO_WORDS);

  @Test
  void words_are_what_stands_between_white_space() {
    assertThat(PieceWords.words("  a \t b c\u00a0d ")).containsExactly("a", "b", "c\u00a0d");
    assertThat(PieceWords.words(" ")).isEmpty();
  }

  @Test
  void whole_tokens_are_words() {
    assertThat(PieceWords.of(WHOLE, List.of("a", "bc", "."), "a bc .")).containsExactly(0, 1, 2);
  }

  @Test
  void pieces_belong_to_the_word_that_they_are_part_of() {
    assertThat(PieceWords.of(PIECES, List.of("do@@", "nau@@", "dampf", "er"), "donaudampf er"))
        .containsExactly(0, 0, 0, 1);
  }

  @Test
  void a_token_that_is_written_without_space_belongs_to_the_word_beside_it() {
    assertThat(PieceWords.of(WHOLE, List.of("(", "ein", "Hund", ")", "."), "(ein Hund)."))
        .containsExactly(0, 0, 1, 1, 1);
  }

  @Test
  void marks_without_characters_belong_to_the_word_that_follows() {
    TextTokenizer marks =
        new TextTokenizer() {
          @Override
          public List<String> tokenize(String line) {
            throw new AssertionError("tokens are given");
          }

          @Override
          public String detokenize(List<String> tokens) {
            return String.join(" ", tokens.stream().filter(each -> !each.equals("<up>")).toList());
          }

          @Override
          public String name() {
            return "marks";
          }
        };
    TextCodec codec = new TextCodec(marks, NO_WORDS);
    List<String> tokens = List.of("<up>", "the", "<up>", "dog", "<up>");
    assertThat(PieceWords.of(codec, tokens, "The Dog")).containsExactly(0, 0, 1, 1, 1);
  }

  @Test
  void other_characters_than_those_of_the_pieces_are_met_by_proportion() {
    assertThat(PieceWords.of(WHOLE, List.of("aaaa", "bbbb"), "aa bb")).containsExactly(0, 1);
    assertThat(PieceWords.of(WHOLE, List.of("a", "b"), "aaaaaa bbbbbb")).containsExactly(0, 1);
    assertThat(PieceWords.of(WHOLE, List.of("a", "b"), "")).containsExactly(0, 0);
    assertThat(PieceWords.of(WHOLE, List.of(), "a b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "moses:de", "whitespace"})
  void every_word_of_a_line_has_tokens_in_order(String tokenizer) {
    TextCodec codec = new TextCodec(TextTokenizers.create(tokenizer), NO_WORDS);
    List<String> lines =
        List.of(
            "Ein Hund, der bellt, beißt nicht.",
            "\"Ja\", sagte sie (leise) -- und ging.",
            "Es kostet 3,50 Euro; z.B. am 3. Mai.",
            "  viele   Leerzeichen\tund Tabs  ");
    for (String line : lines) {
      List<String> tokens = codec.tokens(line);
      int[] words = PieceWords.of(codec, tokens, line);
      assertThat(words).hasSize(tokens.size()).isSorted();
      assertThat(Arrays.stream(words).distinct().toArray()).hasSize(PieceWords.words(line).size());
      for (int i = 0; i < words.length; i++) {
        if (tokens.get(i).matches("\\p{L}+")) {
          assertThat(PieceWords.words(line).get(words[i])).contains(tokens.get(i));
        }
      }
    }
  }
}
