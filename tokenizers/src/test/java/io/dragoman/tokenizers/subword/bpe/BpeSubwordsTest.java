package io.dragoman.tokenizers.subword.bpe;

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
        BpeSegmenter.of(BpeCodes.parse("#version: 0.2\na b\n", Path.of("codes")));
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

  @Test
  void random_pieces_restore_tokens_and_are_among_those_that_are_possible() {
    TextTokenizer whitespace = TextTokenizers.create("whitespace");
    for (double dropout : new double[] {0.1, 0.5, 1}) {
      BpeSubwords subwords = learned(300, whitespace);
      SubwordSampler sampler = subwords.sampler(dropout);
      SplittableRandom random = new SplittableRandom(SEED + 3);
      SubwordSampler.Pieces possible = sampler.pieces();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 1_000; i++) {
        List<String> tokens = whitespace.tokenize(awkward(random));
        List<String> pieces = sampler.sample(tokens, random);
        assertThat(subwords.join(pieces)).isEqualTo(tokens);
        assertThat(pieces).allMatch(BpeSubwordsTest::isSound);
        possible.add(tokens);
        seen.addAll(pieces);
        seen.addAll(subwords.split(tokens));
      }
      assertThat(possible.all()).containsAll(seen);
    }
  }

  @Test
  void the_possible_pieces_are_exactly_those_that_dropout_makes() {
    BpeCodes codes = BpeCodes.parse("#version: 0.2\na b\nab c</w>\nb c</w>\n", Path.of("codes"));
    BpeCodes old = BpeCodes.parse("a b\nb c\nc </w>\n", Path.of("codes"));
    for (BpeCodes each : List.of(codes, old)) {
      SubwordSampler sampler = new BpeSubwords(BpeSegmenter.of(each)).sampler(0.5);
      List<String> tokens = List.of("abc", "ab", "cab");
      SubwordSampler.Pieces possible = sampler.pieces();
      possible.add(tokens);
      SplittableRandom random = new SplittableRandom(SEED);
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 1_000; i++) {
        seen.addAll(sampler.sample(tokens, random));
      }
      assertThat(possible.all()).isEqualTo(seen);
    }
  }

  @Test
  void equal_seeds_give_equal_pieces_and_no_dropout_the_ordinary_ones() {
    BpeSubwords subwords = learned(300, TextTokenizers.create("words"));
    List<String> tokens = TextTokenizers.create("words").tokenize(RandomText.line(random()));
    List<String> first = subwords.sampler(0.4).sample(tokens, random());
    subwords.split(tokens); // fills the cache, which dropout must not read
    assertThat(subwords.sampler(0.4).sample(tokens, random())).isEqualTo(first);
    assertThat(subwords.sampler(0).sample(tokens, random())).isEqualTo(subwords.split(tokens));
  }

  private static SplittableRandom random() {
    return new SplittableRandom(SEED);
  }
}
