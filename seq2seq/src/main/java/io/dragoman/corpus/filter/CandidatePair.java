package io.dragoman.corpus.filter;

import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.TextTokenizer;
import java.util.List;

/** A sentence pair that rules look at; it is tokenized when the first rule asks for tokens. */
public final class CandidatePair {
  private final SentencePair pair;
  private final TextTokenizer sourceTokenizer;
  private final TextTokenizer targetTokenizer;
  private List<String> sourceTokens;
  private List<String> targetTokens;

  public CandidatePair(
      SentencePair pair, TextTokenizer sourceTokenizer, TextTokenizer targetTokenizer) {
    this.pair = pair;
    this.sourceTokenizer = sourceTokenizer;
    this.targetTokenizer = targetTokenizer;
  }

  /** The pair as text. */
  public SentencePair pair() {
    return pair;
  }

  /** The line of a side. */
  public String text(Side side) {
    return side == Side.SOURCE ? pair.source() : pair.target();
  }

  /** The tokens of a side. */
  public List<String> tokens(Side side) {
    if (side == Side.SOURCE) {
      if (sourceTokens == null) {
        sourceTokens = sourceTokenizer.tokenize(pair.source());
      }
      return sourceTokens;
    }
    if (targetTokens == null) {
      targetTokens = targetTokenizer.tokenize(pair.target());
    }
    return targetTokens;
  }
}
