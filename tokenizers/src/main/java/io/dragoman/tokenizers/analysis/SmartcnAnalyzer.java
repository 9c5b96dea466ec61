package io.dragoman.tokenizers.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;

/**
 * Words of simplified Chinese by SmartCN; other Chinese becomes single characters.
 *
 * <p>Like {@link SmartChineseAnalyzer} but for English words, which are not stemmed. Punctuation,
 * which the tokenizer makes commas of, is dropped. Needs {@code lucene-analysis-smartcn}.
 */
public final class SmartcnAnalyzer extends Analyzer {

  /** An analyzer without options. */
  public SmartcnAnalyzer() {}

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new HMMChineseTokenizer();
    return new TokenStreamComponents(
        words, new StopFilter(words, SmartChineseAnalyzer.getDefaultStopSet()));
  }
}
