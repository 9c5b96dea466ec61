package io.dragoman.evaluation;

/**
 * The tokenization of the WMT evaluation script {@code mteval-v13a}, as sacreBLEU has it.
 *
 * <p>Punctuation and symbols of ASCII stand alone, except the apostrophe, the hyphen between
 * letters and the point and comma between digits.
 */
public final class Tokenization13a {
  private Tokenization13a() {}

  /** The tokens of a line, with single spaces between them. */
  public static String apply(String line) {
    String text = line.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
    if (text.indexOf('&') >= 0) {
      text =
          text.replace("&quot;", "\"")
              .replace("&amp;", "&")
              .replace("&lt;", "<")
              .replace("&gt;", ">");
    }
    text = separateSymbols(" " + text + " ");
    text = separate(text, (a, b) -> !isDigit(a) && isPoint(b), "", " ");
    text = separate(text, (a, b) -> isPoint(a) && !isDigit(b), " ", "");
    text = separate(text, (a, b) -> isDigit(a) && b == '-', "", " ");
    return String.join(" ", Whitespace.split(text));
  }

  /** Tests two neighbouring characters. */
  private interface Neighbours {
    boolean match(char first, char second);
  }

  private static String separateSymbols(String text) {
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
