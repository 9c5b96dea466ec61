package io.dragoman.corpus.filter;

import com.google.common.base.CharMatcher;

/** No side is empty or all white space. */
public final class EmptyRule implements PairRule {
  @Override
  public String name() {
    return "empty";
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    return !isBlank(pair.text(Side.SOURCE)) && !isBlank(pair.text(Side.TARGET));
  }

  private static boolean isBlank(String text) {
    return CharMatcher.whitespace().matchesAllOf(text);
  }
}
