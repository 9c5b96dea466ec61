package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer.Mode;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.CharsRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Analyzers that fold, drop, stack, map and misplace come back too, and on many threads. */
final class AwkwardAnalyzersTest {
  private static final long SEED = 20_261_125;
  private static final int EVERY_PART =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
          | WordDelimiterGraphFilter.CATENATE_ALL
          | WordDelimiterGraphFilter.PRESERVE_ORIGINAL
          | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;

  private enum Awkward {
    WORD_PARTS(words(in -> new WordDelimiterGraphFilter(in, EVERY_PART, null))),
    SHINGLES(words(in -> new ShingleFilter(in, 2, 4))),
    PREFIXES(words(in -> new EdgeNGramTokenFilter(in, 1, 3, true))),
    REVERSED(words(ReverseStringFilter::new)),
    SYNONYMS(words(in -> new SynonymGraphFilter(in, synonyms(), true))),
    PAIRS(() -> analyzer(Function.identity(), () -> new NGramTokenizer(1, 2), in -> in)),
    SEARCHED_JAPANESE(
        () -> new JapaneseAnalyzer(null, Mode.SEARCH, CharArraySet.EMPTY_SET, Set.of())),
    EXTENDED_JAPANESE(
        () -> new JapaneseAnalyzer(null, Mode.EXTENDED, CharArraySet.EMPTY_SET, Set.of("助詞"))),
    MIXED_KOREAN(() -> new KoreanAnalyzer(null, DecompoundMode.MIXED, Set.of(), true)),
    HTML(mapped(HTMLStripCharFilter::new)),
    MAPPED(mapped(in -> new MappingCharFilter(mapping(), in))),
    NARROWED(mapped(CJKWidthCharFilter::new)),
    NORMALIZED(mapped(ICUNormalizer2CharFilter::new)),
    MISPLACED(() -> analyzer(Function.identity(), RandomOffsets::new, in -> in));

    private final Supplier<Analyzer> analyzer;

    Awkward(Supplier<Analyzer> analyzer) {
      this.analyzer = analyzer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void lines_come_back(Awkward awkward) {
    TextTokenizer tokenizer = TextTokenizers.of(awkward.analyzer.get(), awkward.name());
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 500; i++) {
      LosslessTest.restores(tokenizer, RandomText.line(random));
    }
    LosslessTest.restores(tokenizer, RandomText.longLine(random, 5_000));
  }

  @Test
  void the_first_of_overlapping_tokens_stays() {
    assertThat(tokens(Awkward.SEARCHED_JAPANESE, "関西国際空港")).isEqualTo("関西 ￭国際 ￭空港");
    assertThat(tokens(Awkward.MIXED_KOREAN, "삼성전자")).isEqualTo("삼성전자");
    assertThat(tokens(Awkward.WORD_PARTS, "Wi-Fi 2Go")).isEqualTo("Wi-Fi 2Go");
    assertThat(tokens(Awkward.SYNONYMS, "big small")).isEqualTo("big small");
  }

  @Test
  void offsets_are_those_before_characters_were_mapped() {
    assertThat(tokens(Awkward.MAPPED, "x :-) y")).isEqualTo("x :-) y");
    assertThat(tokens(Awkward.NORMALIZED, "ﬁt ㍿ ok")).isEqualTo("ﬁt ㍿ ok");
  }

  @Test
  void a_pair_of_surrogates_is_never_cut() {
    assertThat(tokens(Awkward.PAIRS, "𠀀a")).isEqualTo("𠀀 ￭a");
    TextTokenizer misplaced = TextTokenizers.of(Awkward.MISPLACED.analyzer.get(), "misplaced");
    for (String token : misplaced.tokenize("😀".repeat(300))) {
      assertThat(token).matches("￭?(😀)+");
    }
  }

  @Test
  void many_threads_give_what_one_gives() {
    List<String> lines = new SplittableRandom(SEED).splits(200).map(RandomText::line).toList();
    for (String name : List.of("kuromoji", "smartcn", "nori", "icu", "thai", "english")) {
      TextTokenizer tokenizer = TextTokenizers.create("analyzer:" + name);
      List<List<String>> alone = lines.stream().map(tokenizer::tokenize).toList();
      List<List<String>> together =
          IntStream.range(0, 8 * lines.size())
              .parallel()
              .mapToObj(i -> tokenizer.tokenize(lines.get(i % lines.size())))
              .toList();
      for (int i = 0; i < together.size(); i++) {
        assertThat(together.get(i)).as(name).isEqualTo(alone.get(i % lines.size()));
      }
    }
  }

  private static String tokens(Awkward awkward, String line) {
    return String.join(
        " ", TextTokenizers.of(awkward.analyzer.get(), awkward.name()).tokenize(line));
  }

  private static Supplier<Analyzer> words(Function<TokenStream, TokenStream> filter) {
    return () -> analyzer(Function.identity(), WhitespaceTokenizer::new, filter);
  }

  private static Supplier<Analyzer> mapped(Function<Reader, Reader> filter) {
    return () -> analyzer(filter, WhitespaceTokenizer::new, in -> in);
  }

  private static Analyzer analyzer(
      Function<Reader, Reader> characters,
      Supplier<Tokenizer> source,
      Function<TokenStream, TokenStream> filter) {
    return new Analyzer() {
      @Override
      protected Reader initReader(String fieldName, Reader reader) {
        return characters.apply(reader);
      }

      @Override
      protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer tokenizer = source.get();
        return new TokenStreamComponents(tokenizer, filter.apply(tokenizer));
      }
    };
  }

  private static SynonymMap synonyms() {
    SynonymMap.Builder builder = new SynonymMap.Builder(true);
    builder.add(new CharsRef("big"), new CharsRef("large\u0000huge"), true);
    builder.add(new CharsRef("word"), new CharsRef("term"), false);
    try {
      return builder.build();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static NormalizeCharMap mapping() {
    NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
    builder.add(":-)", "happy");
    builder.add("é", "e\u0301 x");
    builder.add("日本", "");
    builder.add("\uD83D", "?");
    return builder.build();
  }

  /** Offsets in any order, over any part of the text and beyond it. */
  private static final class RandomOffsets extends Tokenizer {
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private SplittableRandom random;

    @Override
    public void reset() throws java.io.IOException {
      super.reset();
      random = new SplittableRandom(SEED);
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      int start = random.nextInt(40);
      offsets.setOffset(start, start + random.nextInt(12));
      return random.nextInt(30) > 0;
    }
  }
}
