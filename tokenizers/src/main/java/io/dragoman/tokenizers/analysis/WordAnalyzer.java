package io.dragoman.tokenizers.analysis;

import org.apache.lucene.analysis.Analyzer;

/** Words, numbers and punctuation of European languages, unchanged. */
public final class WordAnalyzer extends Analyzer {

  /** An analyzer without options. */
  public WordAnalyzer() {}

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    return new TokenStreamComponents(new WordTokenizer());
  }
}
