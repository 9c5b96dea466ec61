package io.dragoman.corpus.format;

/**
 * Gathers the text of a segment as one line: white space and line ends of all kinds become single
 * spaces between words. Spaces that do not break, and the ideographic space, are text.
 */
final class SegmentText {
  /** Longer segments are no sentences, and a file must not fill the memory with one. */
  static final int LONGEST = 1_000_000;

  private final StringBuilder text = new StringBuilder();
  private boolean space;

  /** Adds characters; false if there are too many. */
  boolean append(CharSequence characters) {
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      if (isSpace(c)) {
        space = true;
      } else {
        if (space && text.length() > 0) {
          text.append(' ');
        }
        space = false;
        text.append(c);
      }
    }
    return text.length() <= LONGEST;
  }

  /** Parts what comes from what was. */
  void breakWord() {
    space = true;
  }

  int length() {
    return text.length();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static boolean isSpace(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\u000B', '\f', '\r', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }
}
