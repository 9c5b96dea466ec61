package io.dragoman.evaluation;

import java.util.regex.Pattern;

/**
 * The tokenization of the WMT evaluation script {@code mteval-v13a}, as sacreBLEU has it.
 *
 * <p>Punctuation and symbols of ASCII stand alone, except the apostrophe, the hyphen between
 * letters and the point and comma between digits.
 */
public final class Tokenization13a {
  private static final Pattern SYMBOL = Pattern.compile("([ -&(-+/:-@\\[-`{-~])");
  private static final Pattern POINT_AFTER_OTHER = Pattern.compile("([^0-9])([.,])");
  private static final Pattern POINT_BEFORE_OTHER = Pattern.compile("([.,])([^0-9])");
  private static final Pattern HYPHEN_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

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
    text = SYMBOL.matcher(" " + text + " ").replaceAll(" $1 ");
    text = POINT_AFTER_OTHER.matcher(text).replaceAll("$1 $2 ");
    text = POINT_BEFORE_OTHER.matcher(text).replaceAll(" $1 $2");
    text = HYPHEN_AFTER_DIGIT.matcher(text).replaceAll("$1 $2 ");
    return String.join(" ", Whitespace.split(text));
  }
}
