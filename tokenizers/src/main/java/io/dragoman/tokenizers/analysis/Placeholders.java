package io.dragoman.tokenizers.analysis;

/** Finds what a program fills in: {@code {0}}, {@code {name}}, {@code %s}, {@code %1$d}. */
final class Placeholders {
  private static final int LONGEST = 32;
  private static final String CONVERSIONS = "sdifux";

  private Placeholders() {}

  /** The end of the placeholder that starts here, or -1; {@code limit} ends the run. */
  static int match(String text, int start, int limit) {
    return switch (text.charAt(start)) {
      case '{' -> braces(text, start, limit);
      case '%' -> percent(text, start, limit);
      default -> -1;
    };
  }

  private static int braces(String text, int start, int limit) {
    int end = start + 1;
    int last = Math.min(limit, start + LONGEST);
    while (end < last && isName(text.charAt(end))) {
      end++;
    }
    boolean closed = end < last && text.charAt(end) == '}';
    return closed && end > start + 1 ? end + 1 : -1;
  }

  private static int percent(String text, int start, int limit) {
    int end = start + 1;
    int last = Math.min(limit, start + LONGEST);
    while (end < last && isDigit(text.charAt(end))) {
      end++;
    }
    boolean numbered = end > start + 1;
    if (numbered) {
      if (end == last || text.charAt(end) != '$') {
        return -1;
      }
      end++;
    }
    if (end >= last || CONVERSIONS.indexOf(text.charAt(end)) < 0) {
      return -1;
    }
    end++;
    boolean wordEnds = end == limit || !Character.isLetterOrDigit(text.codePointAt(end));
    boolean share = start > 0 && isDigit(text.charAt(start - 1));
    return wordEnds && !share ? end : -1;
  }

  private static boolean isName(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
