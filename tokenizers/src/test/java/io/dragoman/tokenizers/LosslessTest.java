package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.base.CharMatcher;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LosslessTest {
  private static final long SEED = 20_241_124;
  private static final List<String> LONG_PARTS =
      List.of(
          "a", "a ", " ", "𠀀", "日本語。", "ー", "\uD83D\uDE00\u200D", "\uD800", "한국어 ", "ไทย", ",.");
  private static final String ANALYSIS = "analyzer:org.apache.lucene.analysis.";

  @Test
  void words_restore_thirty_thousand_awkward_lines() {
    restores(TextTokenizers.create("words"), 30_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "standard.StandardAnalyzer",
        "core.KeywordAnalyzer",
        "core.WhitespaceAnalyzer",
        "core.SimpleAnalyzer",
        "core.UnicodeWhitespaceAnalyzer",
        "de.GermanAnalyzer",
        "en.EnglishAnalyzer",
        "fr.FrenchAnalyzer",
        "cz.CzechAnalyzer",
        "cjk.CJKAnalyzer",
        "th.ThaiAnalyzer",
        "hi.HindiAnalyzer",
        "email.UAX29URLEmailAnalyzer"
      })
  void any_analyzer_restores_awkward_lines(String analyzer) {
    restores(TextTokenizers.create(ANALYSIS + analyzer), 2_000);
  }

  @Test
  void every_named_analyzer_restores_awkward_lines() {
    for (String name : NamedAnalyzers.present()) {
      restores(TextTokenizers.create("analyzer:" + name), 500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "icu", "kuromoji", "nori", "smartcn", "thai", "cjk"})
  void lines_longer_than_the_buffers_of_analyzers_come_back(String analyzer) {
    TextTokenizer tokenizer = TextTokenizers.create("analyzer:" + analyzer);
    for (String part : LONG_PARTS) {
      for (int length : new int[] {255, 256, 1023, 1024, 1025, 4096, 9001}) {
        restores(tokenizer, part.repeat(length / part.length() + 1));
      }
    }
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 20; i++) {
      restores(tokenizer, RandomText.longLine(random, 6_000));
    }
  }

  private static void restores(TextTokenizer tokenizer, int lines) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < lines; i++) {
      restores(tokenizer, RandomText.line(random));
    }
  }

  private static void restores(TextTokenizer tokenizer, String line) {
    List<String> tokens = tokenizer.tokenize(line);
    if (!tokenizer.detokenize(tokens).equals(line)
        || !tokens.stream().allMatch(LosslessTest::isSound)) {
      fail("seed %d: %s made of '%s' %s", SEED, tokenizer.name(), line, tokens);
    }
  }

  /** Not empty, not special, and free of white space, control characters and lone surrogates. */
  private static boolean isSound(String token) {
    return !token.isEmpty()
        && !SpecialTokens.ALL.contains(token)
        && CharMatcher.whitespace().matchesNoneOf(token)
        && token.codePoints().noneMatch(c -> Character.isISOControl(c) || isSurrogate(c));
  }

  private static boolean isSurrogate(int c) {
    return Character.isBmpCodePoint(c) && Character.isSurrogate((char) c);
  }

  @Test
  void tokens_are_valid_unicode_even_if_the_line_is_not() {
    TextTokenizer words = TextTokenizers.create("words");
    List<String> tokens = words.tokenize("a\uD800b \uDC00");
    assertThat(tokens).containsExactly("a", "\uFFED\uFF05D800\uFFED", "b", "\uFF05DC00");
    assertThat(words.detokenize(tokens)).isEqualTo("a\uD800b \uDC00");
  }

  @Test
  void line_breaks_survive_too() {
    TextTokenizer words = TextTokenizers.create("words");
    assertThat(words.tokenize("a\r\nb"))
        .containsExactly("a", "\uFFED\uFF05000D\uFF05000A\uFFED", "b");
    assertThat(words.detokenize(words.tokenize("a\r\nb\n"))).isEqualTo("a\r\nb\n");
  }

  @Test
  void many_threads_share_a_tokenizer() {
    TextTokenizer standard = TextTokenizers.of(new StandardAnalyzer(), "standard");
    List<String> lines = new SplittableRandom(SEED).splits(500).map(RandomText::line).toList();
    List<String> restored =
        IntStream.range(0, lines.size())
            .parallel()
            .mapToObj(i -> standard.detokenize(standard.tokenize(lines.get(i))))
            .toList();
    assertThat(restored).isEqualTo(lines);
  }
}
