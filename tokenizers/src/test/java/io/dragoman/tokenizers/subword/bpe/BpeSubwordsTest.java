package io.dragoman.tokenizers.subword.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.base.CharMatcher;
import io.dragoman.tokenizers.RandomText;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BpeSubwordsTest {
  private static final long SEED = 11;

  private static BpeSubwords learned(int size, TextTokenizer tokenizer) {
    WordCounts counts = new WordCounts();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 400; i++) {
      tokenizer.tokenize(awkward(random)).forEach(token -> counts.add(token, 1));
    }
    return new BpeSubwords(BpeSegmenter.of(BpeLearner.learn(counts, size, 2, false)));
  }

  /** A line with separators and special tokens in odd places. */
  private static String awkward(SplittableRandom random) {
    String[] odd = {"@@", "@", "a@@", "@@ ", "x</s>", "\uFF05", "</s>", "@@\uFF05", " "};
    StringBuilder line = new StringBuilder(RandomText.line(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      line.insert(random.nextInt(line.length() + 1), odd[random.nextInt(odd.length)]);
    }
    return line.toString();
  }

  @Test
  void words_and_subwords_restore_awkward_lines() {
    TextTokenizer words = TextTokenizers.create("words");
    for (int size : new int[] {0, 30, 2_000}) {
      BpeSubwords subwords = learned(size, words);
      SplittableRandom random = new SplittableRandom(SEED + 1);
      for (int i = 0; i < 4_000; i++) {
        String line = awkward(random);
        List<String> pieces = subwords.split(words.tokenize(line));
        if (!words.detokenize(subwords.join(pieces)).equals(line)
            || !pieces.stream().allMatch(BpeSubwordsTest::isSound)) {
          fail("size %d, line %d: '%s' gave %s", size, i, line, pieces);
        }
      }
    }
  }

  @Test
  void any_tokens_are_restored() {
    TextTokenizer whitespace = TextTokenizers.create("whitespace");
    BpeSubwords subwords = learned(300, whitespace);
    SplittableRandom random = new SplittableRandom(SEED + 2);
    for (int i = 0; i < 4_000; i++) {
      List<String> tokens = whitespace.tokenize(awkward(random));
      assertThat(subwords.join(subwords.split(tokens))).isEqualTo(tokens);
    }
  }

  private static boolean isSound(String piece) {
    return !piece.isEmpty()
        && !SpecialTokens.ALL.contains(piece)
        && CharMatcher.whitespace().matchesNoneOf(piece);
  }

  @Test
  void pieces_are_those_of_the_segmenter() {
    BpeSegmenter segmenter =
        BpeSegmenter.of(BpeCodes.parse("#version: 0.2\na b\n", java.nio.file.Path.of("codes")));
    BpeSubwords subwords = new BpeSubwords(segmenter);
    assertThat(subwords.split(List.of("abc", "b"))).containsExactly("ab@@", "c", "b");
    assertThat(subwords.split(List.of())).isEmpty();
  }

  @Test
  void pieces_of_a_model_need_not_be_well_formed() {
    BpeSubwords subwords = learned(0, TextTokenizers.create("words"));
    assertThat(subwords.join(List.of("a@@", "b", "c@@"))).containsExactly("ab", "c");
    assertThat(subwords.join(List.of("@@"))).isEmpty();
    assertThat(subwords.join(List.of("<unk>", "x@@", "<unk>"))).containsExactly("<unk>", "x<unk>");
  }
}
