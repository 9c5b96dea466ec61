package io.dragoman.tokenizers.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer.Mode;

/**
 * Japanese words by Kuromoji, with their dictionary forms as terms.
 *
 * <p>Normal mode: compounds stay whole and no token overlaps another. No word is dropped, whatever
 * its part of speech. Needs {@code lucene-analysis-kuromoji}.
 */
public final class KuromojiAnalyzer extends Analyzer {

  /** An analyzer without options. */
  public KuromojiAnalyzer() {}

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new JapaneseTokenizer(null, /* discardPunctuation= */ true, Mode.NORMAL);
    TokenStream terms = new CJKWidthFilter(new JapaneseBaseFormFilter(words));
    return new TokenStreamComponents(words, new LowerCaseFilter(terms));
  }
}
