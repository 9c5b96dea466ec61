package io.dragoman.tokenizers.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;

/**
 * Korean words and particles by Nori, with readings of Hanja as terms.
 *
 * <p>Compounds come apart and leave no token over their parts; no part of speech is dropped. Needs
 * {@code lucene-analysis-nori}.
 */
public final class NoriAnalyzer extends Analyzer {

  /** An analyzer without options. */
  public NoriAnalyzer() {}

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words =
        new KoreanTokenizer(
            TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
            null,
            DecompoundMode.DISCARD,
            /* outputUnknownUnigrams= */ false,
            /* discardPunctuation= */ true);
    TokenStream terms = new KoreanReadingFormFilter(words);
    return new TokenStreamComponents(words, new LowerCaseFilter(terms));
  }
}
