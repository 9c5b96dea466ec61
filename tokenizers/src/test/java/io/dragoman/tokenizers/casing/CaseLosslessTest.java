package io.dragoman.tokenizers.casing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.base.CharMatcher;
import io.dragoman.tokenizers.RandomText;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaseLosslessTest {
  private static final long SEED = 20_251_125;
  private static final String[] CASED = {
    "A",
    "B",
    "z",
    "Word",
    "WORD",
    "wORD",
    "iPhone",
    "McDonald",
    "USA",
    "ß",
    "ẞ",
    "STRASSE",
    "İ",
    "ı",
    "Σ",
    "ς",
    "σ",
    "ΟΔΟΣ",
    "ǅ",
    "Ǆ",
    "ǆ",
    "ŉ",
    "ﬁ",
    "\u212A",
    "ſ",
    "ª",
    "Ⅻ",
    "ⓐ",
    "Ⓐ",
    "𝒜",
    "𐐀",
    "𐐨",
    "Ა",
    "ა",
    "Ꭰ",
    "ꭰ",
    "\u0345",
    "i\u0307",
    "％",
    "％00A0",
    "％00a0",
    "％ABCD",
    "00E9",
    "￭",
    " ",
    " ",
    " ",
    ".",
    "-",
    "7",
    "<S>",
    "<UNK>",
    "日",
    CaseMarks.CAPITAL,
    CaseMarks.BEGIN,
    CaseMarks.END,
    "｟",
    "｠"
  };

  private static String line(RandomGenerator random) {
    StringBuilder line = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      line.append(RandomText.line(random));
      for (int j = random.nextInt(6); j > 0; j--) {
        line.append(CASED[random.nextInt(CASED.length)]);
      }
    }
    return line.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "words",
        "lowercase:words",
        "analyzer:org.apache.lucene.analysis.core.WhitespaceAnalyzer",
        "analyzer:org.apache.lucene.analysis.core.KeywordAnalyzer",
        "analyzer:org.apache.lucene.analysis.de.GermanAnalyzer",
        "analyzer:icu",
        "moses:en",
        "analyzer:kuromoji",
        "analyzer:smartcn",
        "whitespace"
      })
  void what_the_tokenizer_gives_back_comes_back(String name) {
    TextTokenizer inner = TextTokenizers.create(name);
    CaseMarkedTokenizer marked = new CaseMarkedTokenizer(inner);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 2_000; i++) {
      String line = line(random);
      List<String> tokens = marked.tokenize(line);
      String expected = name.equals("words") ? line : inner.detokenize(inner.tokenize(line));
      if (!marked.detokenize(tokens).equals(expected)
          || !tokens.stream().allMatch(CaseLosslessTest::isSound)) {
        fail("%s, seed %d, line %d: '%s' gave %s", name, SEED, i, line, tokens);
      }
    }
  }

  private static boolean isSound(String token) {
    return !token.isEmpty()
        && !SpecialTokens.ALL.contains(token)
        && CharMatcher.whitespace().matchesNoneOf(token);
  }

  @Test
  void every_letter_comes_back_alone_and_in_words() {
    CaseMarkedTokenizer words = new CaseMarkedTokenizer(TextTokenizers.create("words"));
    CaseMarkedTokenizer spaced = new CaseMarkedTokenizer(TextTokenizers.create("whitespace"));
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isLetter(c) && !isCjk(c)) {
        String x = Character.toString(c);
        String line = x + " A" + x + " a" + x + " " + x + "A " + x + "a AB" + x;
        assertThat(words.detokenize(words.tokenize(line))).isEqualTo(line);
        assertThat(spaced.detokenize(spaced.tokenize(line))).isEqualTo(line);
      }
    }
  }

  private static boolean isCjk(int c) {
    return Character.isIdeographic(c) || (c >= 0xAC00 && c < 0xD7A4);
  }

  @Test
  void random_tokens_of_a_model_never_fail() {
    CaseMarkedTokenizer words = new CaseMarkedTokenizer(TextTokenizers.create("words"));
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 5_000; i++) {
      List<String> tokens =
          random
              .ints(8, 0, CASED.length)
              .mapToObj(each -> CASED[each])
              .filter(each -> !each.isBlank())
              .toList();
      String text = words.detokenize(tokens);
      assertThat(CaseMarks.ALL).noneMatch(text::contains);
    }
  }
}
