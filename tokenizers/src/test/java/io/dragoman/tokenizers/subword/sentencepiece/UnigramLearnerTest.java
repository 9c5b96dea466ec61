package io.dragoman.tokenizers.subword.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tokenizers.RandomText;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnigramLearnerTest {
  private static final List<String> STEMS =
      List.of(
          "work", "walk", "talk", "jump", "paint", "climb", "start", "look", "cook", "play", "turn",
          "help", "open", "visit");
  private static final List<String> ENDINGS = List.of("", "ed", "ing", "er", "ers", "s");

  /** Words made of stems and endings. */
  private static WordCounts words() {
    WordCounts words = new WordCounts();
    for (String stem : STEMS) {
      for (String ending : ENDINGS) {
        words.add(stem + ending, 10);
      }
    }
    return words;
  }

  @Test
  void stems_are_found() {
    SentencePieceModel model = UnigramLearner.learn(words(), 42, 1);
    assertThat(model.size()).isEqualTo(42);
    assertThat(model.encode("working")).startsWith("▁work");
    assertThat(model.encode("jumpers")).startsWith("▁jump");
    assertThat(model.decode(model.encode("painted  walkers"))).isEqualTo("painted walkers");
  }

  @Test
  void all_characters_are_pieces_unless_coverage_is_lower() {
    WordCounts words = words();
    words.add("\u65E5\uD835\uDC9C", 1);
    SentencePieceModel all = UnigramLearner.learn(words, 60, 1);
    assertThat(all.id("\u65E5")).isNotZero();
    assertThat(all.id("\uD835\uDC9C")).isNotZero();
    SentencePieceModel some = UnigramLearner.learn(words, 60, 0.999);
    assertThat(some.id("\u65E5")).isZero();
    assertThat(some.encodeIds("\u65E5")).contains(0);
    assertThat(some.decode(some.encode("\u65E5 talk"))).isEqualTo("\u65E5 talk");
  }

  @Test
  void scores_are_log_probabilities_in_descending_order() {
    SentencePieceModel model = UnigramLearner.learn(words(), 42, 1);
    double[] scores =
        IntStream.range(3, model.size()).mapToDouble(id -> model.piece(id).score()).toArray();
    assertThat(IntStream.range(1, scores.length)).allMatch(i -> scores[i] <= scores[i - 1]);
    assertThat(scores[0]).isNegative();
    double sum = IntStream.range(0, scores.length).mapToDouble(i -> Math.exp(scores[i])).sum();
    assertThat(sum).isBetween(0.6, 1.0);
  }

  @Test
  void a_learned_model_is_read_back() {
    SentencePieceModel model = UnigramLearner.learn(words(), 42, 1);
    SentencePieceModel copy = SentencePieceModel.parse(model.toBytes(), Path.of("copy"));
    assertThat(copy.toBytes()).isEqualTo(model.toBytes());
    assertThat(copy.encode("walkers work")).isEqualTo(model.encode("walkers work"));
    assertThat(model.vocabulary()).hasSize(42).startsWith("<unk>\t0", "<s>\t0", "</s>\t0");
    assertThat(model.vocabulary().get(3))
        .isEqualTo(model.piece(3).text() + "\t" + model.piece(3).score());
  }

  @Test
  void learning_twice_gives_the_same() {
    assertThat(UnigramLearner.learn(words(), 42, 1).toBytes())
        .isEqualTo(UnigramLearner.learn(words(), 42, 1).toBytes());
  }

  @Test
  void pieces_keep_to_one_script_and_have_spaces_at_the_start_only() {
    WordCounts words = words();
    words.add("ab12", 50);
    words.add("x-y", 50);
    words.add("\u65E5\u306E\u30AB", 50);
    SentencePieceModel model = UnigramLearner.learn(words, 200, 1);
    assertThat(model.id("▁\u65E5\u306E\u30AB")).isNotZero();
    for (int id = 3; id < model.size(); id++) {
      assertThat(model.piece(id).text().substring(1)).doesNotContain(SentencePieceModel.SPACE);
      assertThat(model.piece(id).text())
          .doesNotContainPattern("[a-z][0-9]|[0-9][a-z]|[a-z]-|-[a-z]");
    }
  }

  @Test
  void words_and_learned_pieces_restore_awkward_lines() {
    TextTokenizer tokenizer = TextTokenizers.create("words");
    WordCounts counts = new WordCounts();
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 300; i++) {
      tokenizer
          .tokenize(RandomText.line(random))
          .forEach(token -> counts.add(SentencePieceSubwords.escape(token), 1));
    }
    SentencePieceSubwords subwords =
        new SentencePieceSubwords(UnigramLearner.learn(counts, 700, 0.98));
    for (int i = 0; i < 2_000; i++) {
      String line = RandomText.line(random);
      List<String> pieces = subwords.split(tokenizer.tokenize(line));
      assertThat(tokenizer.detokenize(subwords.join(pieces))).isEqualTo(line);
    }
  }

  @Test
  void too_small_a_size_is_refused() {
    WordCounts words = new WordCounts();
    words.addLine("abc");
    assertThatThrownBy(() -> UnigramLearner.learn(words, 6, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "subwords: size 6 is too small for 4 characters and 3 special pieces: raise it");
    assertThatThrownBy(() -> UnigramLearner.learn(new WordCounts(), 6, 1))
        .hasMessage("subwords: the text has no word: give another");
  }

  @Test
  void digamma_has_its_known_values() {
    assertThat(Digamma.of(1)).isCloseTo(-0.5772156649015329, within(1e-8));
    assertThat(Digamma.of(0.5)).isCloseTo(-1.9635100260214235, within(1e-8));
    assertThat(Digamma.of(10)).isCloseTo(2.2517525890667211, within(1e-8));
  }

  @Test
  void characters_that_are_no_pieces_become_bytes_if_wanted() {
    WordCounts words = words();
    words.add("\u65E5\uD835\uDC9C", 1);
    UnigramOptions options = UnigramOptions.of(320, 0.999).withByteFallback(true);
    SentencePieceModel model = UnigramLearner.learn(words, options);

    assertThat(model.size()).isLessThanOrEqualTo(320);
    for (int value = 0; value <= 0xFF; value++) {
      assertThat(model.piece(3 + value))
          .isEqualTo(new Piece(PieceTable.byteText(value), 0, Piece.Type.BYTE));
    }
    assertThat(model.encode("\u65E5 talk")).startsWith("▁", "<0xE6>", "<0x97>", "<0xA5>", "▁talk");
    assertThat(model.decode(model.encode("\u65E5 \u00E4\uD83D\uDE00 talk")))
        .isEqualTo("\u65E5 \u00E4\uD83D\uDE00 talk");
    SentencePieceModel copy = SentencePieceModel.parse(model.toBytes(), Path.of("copy"));
    assertThat(copy.encode("\u65E5")).isEqualTo(model.encode("\u65E5"));
    assertThat(copy.bytes()).hasSize(256);
  }

  @Test
  void user_defined_pieces_are_whole_and_nothing_is_learned_across_them() {
    WordCounts words = words();
    words.add("work<x>ed", 500);
    words.add("<x>", 500);
    words.add("b<x", 500);
    UnigramOptions options = UnigramOptions.of(60, 1).withUserDefined(List.of("<x>", "x>e"));
    SentencePieceModel model = UnigramLearner.learn(words, options);

    assertThat(model.piece(3)).isEqualTo(new Piece("<x>", 0, Piece.Type.USER_DEFINED));
    assertThat(model.encode("talk<x>ing <x>")).contains("<x>").doesNotContain("x", ">");
    for (int id = 5; id < model.size(); id++) {
      assertThat(model.piece(id).text()).doesNotContain(">");
    }
    assertThat(model.id("▁b<x") + model.id("<x") + model.id("<")).isPositive();
    assertThat(model.decode(model.encode("work<x>ed <x> talk"))).isEqualTo("work<x>ed <x> talk");
  }

  @Test
  void a_learned_model_is_the_same_as_before_without_options() {
    assertThat(UnigramLearner.learn(words(), UnigramOptions.of(42, 1)).toBytes())
        .isEqualTo(UnigramLearner.learn(words(), 42, 1).toBytes());
  }

  @Test
  void bad_options_are_refused() {
    for (String bad : List.of("", "a b", "<s>", "<0x41>")) {
      assertThatThrownBy(() -> UnigramOptions.of(9, 1).withUserDefined(List.of(bad)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "user-defined piece '"
                  + bad
                  + "': it must be text without spaces that is no special piece, once");
    }
    assertThatThrownBy(() -> UnigramOptions.of(9, 1).withUserDefined(List.of("x", "x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UnigramOptions.of(9, 1.5))
        .hasMessage("coverage is 1.5: it must be above 0 and at most 1");
  }

  /** The pieces are those that SentencePiece 0.2 printed for the file of this model. */
  @Test
  void bytes_and_user_defined_pieces_are_cut_as_sentencepiece_cuts_them() {
    WordCounts words = words();
    words.add("\u65E5\uD835\uDC9C", 1);
    words.add("work<x>ed", 500);
    words.add("<x>", 500);
    UnigramOptions options = new UnigramOptions(320, 0.999, true, List.of("<x>"));
    SentencePieceModel model = UnigramLearner.learn(words, options);

    assertPieces(model, "walkers talk<x>ing <x>", "▁walker s ▁talk <x> i n g ▁ <x>");
    assertPieces(
        model,
        "\u65E5 painted  \u00E4\uD83D\uDE00",
        "▁ <0xE6> <0x97> <0xA5> ▁paint ed ▁ <0xC3> <0xA4> <0xF0> <0x9F> <0x98> <0x80>");
    assertPieces(model, "<x><x>x<", "▁ <x> <x> <0x78> <0x3C>");
    assertPieces(model, "zzz work<xed", "▁ <0x7A> <0x7A> <0x7A> ▁work <0x3C> <0x78> ed");
    assertPieces(model, "openers\u2581cooks", "▁opener s ▁cook s");
    assertThat(model.encodeIds("openers cooks")).containsExactly(282, 298, 269, 298);
  }

  private static void assertPieces(SentencePieceModel model, String text, String pieces) {
    assertThat(String.join(" ", model.encode(text))).isEqualTo(pieces);
  }
}
