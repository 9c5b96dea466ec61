package io.dragoman.tokenizers.moses;

/**
 * Puts spaces around symbols and punctuation, except for full stops, commas, apostrophes, backticks
 * and hyphens, for which other rules hold.
 */
final class Spacing {
  private static final int NONE = -1;

  /** Stays inside a word if a small letter follows, as the colon of Finnish "EU:n". */
  private final int innerSign;

  private final boolean aggressive;

  Spacing(String language, boolean aggressive) {
    this.innerSign =
        switch (language) {
          case "fi", "sv" -> ':';
          case "ca" -> '\u00B7';
          case "tdt" -> '\'';
          default -> NONE;
        };
    this.aggressive = aggressive;
  }

  /** One space for each run of white space, none at the ends, and no control characters. */
  static String clean(String line) {
    StringBuilder clean = new StringBuilder(line.length());
    boolean space = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (CharacterKind.isWhitespace(c)) {
        space = true;
      } else if (c >= ' ') {
        if (space && !clean.isEmpty()) {
          clean.append(' ');
        }
        space = false;
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** Adds the spaces; a run of dots stays together, and hyphens are split if asked. */
  String separate(String text) {
    StringBuilder out = new StringBuilder(text.length() + text.length() / 4);
    int previous = NONE;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      int next = end < text.length() ? text.codePointAt(end) : NONE;
      if (c == '.' && next == '.') {
        i = appendDots(text, i, out);
        previous = '.';
        continue;
      }
      if (c == '-' && aggressive && isInWord(previous, next)) {
        out.append(" @-@ ");
      } else if (isApart(c, next)) {
        out.append(' ').appendCodePoint(c).append(' ');
      } else {
        out.appendCodePoint(c);
      }
      previous = c;
      i = end;
    }
    return out.toString();
  }

  private static int appendDots(String text, int start, StringBuilder out) {
    int end = start;
    while (end < text.length() && text.charAt(end) == '.') {
      end++;
    }
    out.append(' ').append(text, start, end);
    if (end < text.length()) {
      out.append(' ');
    }
    return end;
  }

  private static boolean isInWord(int previous, int next) {
    return previous != NONE
        && next != NONE
        && CharacterKind.isAlphanumeric(previous)
        && CharacterKind.isAlphanumeric(next);
  }

  private boolean isApart(int c, int next) {
    if (c == innerSign) {
      return next == NONE || Character.getType(next) != Character.LOWERCASE_LETTER;
    }
    return switch (c) {
      case ' ', '.', '\'', '`', ',', '-' -> false;
      default -> !CharacterKind.isAlphanumeric(c);
    };
  }
}
