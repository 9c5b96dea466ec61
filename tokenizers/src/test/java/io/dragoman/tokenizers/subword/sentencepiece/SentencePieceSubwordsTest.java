package io.dragoman.tokenizers.subword.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.base.CharMatcher;
import io.dragoman.tokenizers.RandomText;
import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SentencePieceSubwordsTest {
  private static final long SEED = 21;
  private final SentencePieceSubwords subwords = new SentencePieceSubwords(Models.unigram());

  private static String awkward(SplittableRandom random) {
    String[] odd = {"▁", "▁▁", "\uFF052581", "\uFF05FF05", "\uFF05", "</s>", "<0x41>", "<x>", " "};
    StringBuilder line = new StringBuilder(RandomText.line(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      line.insert(random.nextInt(line.length() + 1), odd[random.nextInt(odd.length)]);
    }
    return line.toString();
  }

  @Test
  void words_and_pieces_restore_awkward_lines() {
    TextTokenizer words = TextTokenizers.create("words");
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 5_000; i++) {
      String line = awkward(random);
      List<String> pieces = subwords.split(words.tokenize(line));
      if (!words.detokenize(subwords.join(pieces)).equals(line)
          || !pieces.stream().allMatch(SentencePieceSubwordsTest::isSound)) {
        fail("line %d: '%s' gave %s", i, line, pieces);
      }
    }
  }

  private static boolean isSound(String piece) {
    return !piece.isEmpty()
        && !SpecialTokens.ALL.contains(piece)
        && CharMatcher.whitespace().matchesNoneOf(piece);
  }

  @Test
  void a_piece_never_is_a_special_token() {
    SentencePieceSubwords characters = new SentencePieceSubwords(Models.model("tiny_bpe.model"));
    for (String token : List.of("</s>", "<s>", "x</s>", "<unk>", "<pad>")) {
      List<String> pieces = characters.split(List.of(token));
      assertThat(pieces).doesNotContainAnyElementsOf(SpecialTokens.ALL);
      assertThat(characters.join(pieces)).containsExactly(token);
    }
  }

  @Test
  void a_piece_that_is_a_special_token_is_cut_once_more() {
    WireWriter unknown = new WireWriter().text(1, "<unk>").number(3, 2);
    byte[] bytes =
        new WireWriter()
            .message(1, unknown)
            .message(1, new WireWriter().text(1, "<pad>").number(3, 4))
            .message(1, new WireWriter().text(1, "▁a"))
            .toBytes();
    SentencePieceSubwords odd =
        new SentencePieceSubwords(SentencePieceModel.parse(bytes, Path.of("odd.model")));

    List<String> pieces = odd.split(List.of("a<pad>"));
    assertThat(pieces).containsExactly("▁a", "<", "pad>");
    assertThat(odd.join(pieces)).containsExactly("a<pad>");
  }

  @Test
  void spaces_between_tokens_are_in_the_pieces() {
    assertThat(subwords.split(List.of("The", "model"))).containsExactly("▁The", "▁model");
    assertThat(subwords.join(List.of("▁", "T", "h", "e", "▁model")))
        .containsExactly("The", "model");
    assertThat(subwords.split(List.of())).isEmpty();
    assertThat(subwords.join(List.of())).isEmpty();
  }

  @Test
  void random_pieces_restore_tokens_and_are_among_those_that_are_possible() {
    TextTokenizer words = TextTokenizers.create("words");
    for (int nBest : new int[] {0, 5}) {
      SubwordSampler sampler = subwords.sampler(0.1, nBest);
      SubwordSampler.Pieces possible = sampler.pieces();
      SplittableRandom random = new SplittableRandom(SEED + 1);
      Set<String> seen = new HashSet<>();
      int different = 0;
      for (int i = 0; i < 300; i++) {
        List<String> tokens = words.tokenize(awkward(random));
        List<String> pieces = sampler.sample(tokens, random);
        assertThat(subwords.join(pieces)).isEqualTo(tokens);
        assertThat(pieces).allMatch(SentencePieceSubwordsTest::isSound);
        possible.add(tokens);
        seen.addAll(pieces);
        different += pieces.equals(subwords.split(tokens)) ? 0 : 1;
      }
      assertThat(possible.all()).containsAll(seen);
      assertThat(different).isGreaterThan(100);
    }
  }
}
