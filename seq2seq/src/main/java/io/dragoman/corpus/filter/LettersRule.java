package io.dragoman.corpus.filter;

/**
 * On both sides a share of the characters are letters of any script; white space does not count.
 */
public final class LettersRule implements PairRule {
  private final double least;

  /**
   * A limit.
   *
   * @param least the share, from 0 to 1
   * @throws IllegalArgumentException if it is not within these
   */
  public LettersRule(double least) {
    this.least = Share.require("letters", least);
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    return accepts(pair.text(Side.SOURCE)) && accepts(pair.text(Side.TARGET));
  }

  private boolean accepts(String text) {
    int letters = 0;
    int all = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      letters += Character.isAlphabetic(c) ? 1 : 0;
      all += Character.isWhitespace(c) || Character.isSpaceChar(c) ? 0 : 1;
    }
    return letters >= least * all;
  }
}
