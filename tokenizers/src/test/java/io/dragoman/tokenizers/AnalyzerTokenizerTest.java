package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

final class AnalyzerTokenizerTest {
  private static final String ANALYSIS = "analyzer:org.apache.lucene.analysis.";

  @Test
  void dropped_punctuation_becomes_tokens() {
    check(create("standard.StandardAnalyzer"), "\"Yes\", he said.", "\"￭ Yes ￭\" ￭, he said ￭.");
  }

  @Test
  void folded_and_stemmed_words_keep_their_surface() {
    check(create("en.EnglishAnalyzer"), "The Running Dogs", "The Running Dogs");
    check(create("de.GermanAnalyzer"), "Die schönen Häuser", "Die schönen Häuser");
  }

  @Test
  void stop_words_are_split_like_words() {
    check(create("fr.FrenchAnalyzer"), "et, l'ami de Paul", "et ￭, l'ami de Paul");
  }

  @Test
  void overlapping_bigrams_keep_the_first() {
    check(create("cjk.CJKAnalyzer"), "日本語だ", "日本 ￭語だ");
  }

  @Test
  void a_token_with_spaces_escapes_them() {
    check(create("core.KeywordAnalyzer"), " two  words ", "％0020two％0020％0020words％0020");
  }

  @Test
  void a_special_token_in_text_is_escaped() {
    check(create("core.WhitespaceAnalyzer"), "a </s> <s>", "a ％003C/s> ％003Cs>");
  }

  @Test
  void stacked_and_shingled_tokens_do_not_repeat_text() {
    check(stacked(), "one two", "one two");
    TextTokenizer shingles = of(new WhitespaceTokenizer(), ShingleFilter::new);
    check(shingles, "one two three", "one two three");
    check(of(new NGramTokenizer(2, 3), in -> in), "abc de", "ab ￭c％0020 ￭de");
  }

  @Test
  void offsets_corrected_by_a_char_filter_are_those_of_the_line() {
    Analyzer html =
        new Analyzer() {
          @Override
          protected Reader initReader(String fieldName, Reader reader) {
            return new HTMLStripCharFilter(reader);
          }

          @Override
          protected TokenStreamComponents createComponents(String fieldName) {
            return new TokenStreamComponents(new WhitespaceTokenizer());
          }
        };
    TextTokenizer tokenizer = TextTokenizers.of(html, "html");
    check(tokenizer, "a <b>bold</b> &amp; c", "a <￭ b ￭>￭ bold</b> &amp; c");
  }

  @Test
  void a_failing_analyzer_names_itself_and_can_be_used_again() {
    TextTokenizer fails = of(new KeywordTokenizer(), FailingFilter::new);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> fails.tokenize("x"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("test: broken");
    }
  }

  private static TextTokenizer create(String analyzer) {
    return TextTokenizers.create(ANALYSIS + analyzer);
  }

  private static void check(TextTokenizer tokenizer, String line, String tokens) {
    List<String> result = tokenizer.tokenize(line);
    assertThat(String.join(" ", result)).isEqualTo(tokens);
    assertThat(tokenizer.detokenize(result)).isEqualTo(line);
  }

  private interface Filter {
    TokenStream over(TokenStream input);
  }

  private static TextTokenizer of(Tokenizer source, Filter filter) {
    return TextTokenizers.of(
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String fieldName) {
            return new TokenStreamComponents(source, filter.over(source));
          }
        },
        "test");
  }

  private static TextTokenizer stacked() {
    return of(new WhitespaceTokenizer(), SynonymFilter::new);
  }

  /** Emits every token twice, the second time at the same position. */
  private static final class SynonymFilter extends TokenFilter {
    private final PositionIncrementAttribute position =
        addAttribute(PositionIncrementAttribute.class);
    private State state;

    SynonymFilter(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (state != null) {
        restoreState(state);
        state = null;
        position.setPositionIncrement(0);
        return true;
      }
      boolean more = input.incrementToken();
      state = more ? captureState() : null;
      return more;
    }
  }

  private static final class FailingFilter extends TokenFilter {
    FailingFilter(TokenStream input) {
      super(input);
      addAttribute(OffsetAttribute.class);
    }

    @Override
    public boolean incrementToken() throws IOException {
      throw new IOException("broken");
    }
  }
}
