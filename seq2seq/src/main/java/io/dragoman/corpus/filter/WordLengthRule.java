package io.dragoman.corpus.filter;

/** No run of characters without white space is longer than a limit: no URL, no lost spaces. */
public final class WordLengthRule implements PairRule {
  private final int most;

  /**
   * A limit.
   *
   * @param most characters
   * @throws IllegalArgumentException if it is below 1
   */
  public WordLengthRule(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("words of " + most + " characters: must be at least 1");
    }
    this.most = most;
  }

  @Override
  public String name() {
    return "word-length";
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    return longest(pair.text(Side.SOURCE)) <= most && longest(pair.text(Side.TARGET)) <= most;
  }

  private static int longest(String text) {
    int longest = 0;
    int length = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      length = Character.isWhitespace(c) || Character.isSpaceChar(c) ? 0 : length + 1;
      longest = Math.max(longest, length);
    }
    return longest;
  }
}
