package io.dragoman.evaluation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits lines as tercom's normalizer does, in sacreBLEU's version of it.
 *
 * <p>SacreBLEU's rules for runs of kana apply at the very start of a line only, where normalizing
 * has put a space, so kana are never split.
 */
final class TerTokenizer {
  /** CJK ideographs, radicals, strokes, compatibility and enclosed characters. */
  private static final Pattern IDEOGRAPH =
      Pattern.compile(
          "[\\u4e00-\\u9fff\\u3400-\\u4dbf\\u31c0-\\u31ef\\u2e80-\\u2eff\\u3200-\\u3f22"
              + "\\uf900-\\ufaff\\ufe30-\\ufe4f]");

  private static final Pattern ASIAN_PUNCTUATION =
      Pattern.compile(
          "[\\u3001\\u3002\\u3008-\\u3011\\u3014-\\u301f\\uff61-\\uff65\\u30fb"
              + "\\uff0e\\uff0c\\uff1f\\uff1a\\uff1b\\uff01\\uff02\\uff08\\uff09]");

  private static final Pattern PUNCTUATION = Pattern.compile("[.,?:;!\"()]");

  private final TerOptions options;

  TerTokenizer(TerOptions options) {
    this.options = options;
  }

  List<String> tokens(String line) {
    String text = Whitespace.stripTrailing(line);
    if (!options.caseSensitive()) {
      text = Lowercase.of(text);
    }
    if (options.normalized() && !text.isEmpty()) {
      text = normalize(text);
      if (options.asianSupport()) {
        text = IDEOGRAPH.matcher(text).replaceAll(" $0 ");
        text = ASIAN_PUNCTUATION.matcher(text).replaceAll(" $0 ");
      }
    }
    if (options.noPunctuation()) {
      text = PUNCTUATION.matcher(text).replaceAll("");
      if (options.asianSupport()) {
        text = ASIAN_PUNCTUATION.matcher(text).replaceAll("");
      }
    }
    return Whitespace.split(text);
  }

  /**
   * SacreBLEU puts references, unlike hypotheses, through this twice.
   *
   * <p>It makes a difference where the first time leaves a {@code 's} before a space, or spaces
   * between punctuation that numbers had kept together.
   */
  List<String> referenceTokens(String line) {
    return tokens(String.join(" ", tokens(line)));
  }

  private static String normalize(String line) {
    String text = line.replace("\n-", "").replace('\n', ' ');
    text = " " + AsciiPunctuation.unescape(text) + " ";
    text = AsciiPunctuation.separateSymbols(text).replace("'s ", " 's ");
    return AsciiPunctuation.separatePoints(text);
  }
}
