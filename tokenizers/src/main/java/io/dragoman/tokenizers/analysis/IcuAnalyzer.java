package io.dragoman.tokenizers.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/**
 * Words of any script by the rules and dictionaries of ICU, with {@code nfkc_cf} forms as terms.
 *
 * <p>Chinese, Japanese, Thai, Lao, Khmer and Burmese are split by dictionary, the rest as Unicode's
 * Annex 29 says. Needs {@code lucene-analysis-icu}.
 */
public final class IcuAnalyzer extends Analyzer {

  /** An analyzer without options. */
  public IcuAnalyzer() {}

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words =
        new ICUTokenizer(
            new DefaultICUTokenizerConfig(/* cjkAsWords= */ true, /* myanmarAsWords= */ true));
    return new TokenStreamComponents(words, new ICUNormalizer2Filter(words));
  }
}
