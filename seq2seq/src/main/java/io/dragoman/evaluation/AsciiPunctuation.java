package io.dragoman.evaluation;

/** The rules of the WMT evaluation scripts that set ASCII punctuation apart with spaces. */
final class AsciiPunctuation {
  private AsciiPunctuation() {}

  /** Tests two neighbouring characters. */
  private interface Neighbours {
    boolean match(char first, char second);
  }

  /** Puts spaces around all ASCII symbols but the apostrophe, the hyphen, the comma, the point. */
  static String separateSymbols(String text) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSymbol(c)) {
        result.append(' ').append(c).append(' ');
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  /** Sets points and commas apart unless digits are on both sides, and hyphens after digits. */
  static String separatePoints(String text) {
    String result = separate(text, (a, b) -> !isDigit(a) && isPoint(b), "", " ");
    result = separate(result, (a, b) -> isPoint(a) && !isDigit(b), " ", "");
    return separate(result, (a, b) -> isDigit(a) && b == '-', "", " ");
  }

  /** Writes the characters that stand for themselves. */
  static String unescape(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return text.replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }

  /** Puts a space between neighbours that match; a character is in one such pair at most. */
  private static String separate(String text, Neighbours pair, String before, String after) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    int last = text.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      if (i < last && pair.match(c, text.charAt(i + 1))) {
        i++;
        result.append(before).append(c).append(' ').append(text.charAt(i)).append(after);
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private static boolean isSymbol(char c) {
    return (c >= ' ' && c <= '&')
        || (c >= '(' && c <= '+')
        || c == '/'
        || (c >= ':' && c <= '@')
        || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
  }

  private static boolean isPoint(char c) {
    return c == '.' || c == ',';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
