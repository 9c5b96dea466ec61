package io.dragoman.evaluation;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The functions behind {@link BleuTokenization}. */
final class BleuTokenizers {
  /**
   * First and last of the ranges that sacreBLEU's {@code zh} splits into characters.
   *
   * <p>It means to have the ideographs of the supplementary planes too, but what its code compares
   * with are U+2000 and U+2A6D, U+2F80 and U+2FA1, with a digit behind; so general punctuation,
   * arrows and mathematical operators are among them and those ideographs are not.
   */
  private static final char[] CHINESE = {
    '\u2001', '\u2A6D', '\u2E80', '\u2EFF', '\u2F00', '\u2FDF', '\u2FF0', '\u2FFF', '\u3000',
    '\u303F', '\u3100', '\u312F', '\u31A0', '\u31BF', '\u31C0', '\u31EF', '\u3200', '\u33FF',
    '\u3400', '\u4DB5', '\u4E00', '\u9FBB', '\uF900', '\uFA2D', '\uFA30', '\uFA6A', '\uFA70',
    '\uFAD9', '\uFE10', '\uFE1F', '\uFE30', '\uFE4F', '\uFF00', '\uFFEF'
  };

  private BleuTokenizers() {}

  static String mteval13a(String line) {
    String text = line.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
    text = " " + AsciiPunctuation.unescape(text) + " ";
    text = AsciiPunctuation.separateSymbols(text);
    return Whitespace.collapse(AsciiPunctuation.separatePoints(text));
  }

  static String chinese(String line) {
    StringBuilder text = new StringBuilder(line.length() + 16);
    String stripped = Whitespace.strip(line);
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (isChinese(c)) {
        text.append(' ').append(c).append(' ');
      } else {
        text.append(c);
      }
    }
    String separated = AsciiPunctuation.separateSymbols(text.toString());
    return Whitespace.collapse(AsciiPunctuation.separatePoints(separated));
  }

  static String characters(String line) {
    return line.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" "));
  }

  /**
   * Sets punctuation apart unless a number is on both sides, then symbols.
   *
   * <p>As in the script, a point after a number at the very end of the line stays with it.
   */
  static String international(String line) {
    int[] text = line.codePoints().toArray();
    text = separate(text, false);
    text = separate(text, true);
    StringBuilder result = new StringBuilder(line.length() + 16);
    for (int c : text) {
      if (UnicodeClass.of(c) == UnicodeClass.SYMBOL) {
        result.append(' ').appendCodePoint(c).append(' ');
      } else {
        result.appendCodePoint(c);
      }
    }
    return Whitespace.collapse(result.toString());
  }

  /**
   * Puts spaces around punctuation beside something other than a number; a character is in one such
   * pair at most.
   *
   * @param first whether the punctuation is the first of the two
   */
  private static int[] separate(int[] text, boolean first) {
    int[] result = new int[3 * text.length];
    int size = 0;
    for (int i = 0; i < text.length; i++) {
      boolean pair =
          i + 1 < text.length
              && UnicodeClass.of(text[first ? i : i + 1]) == UnicodeClass.PUNCTUATION
              && UnicodeClass.of(text[first ? i + 1 : i]) != UnicodeClass.NUMBER;
      if (pair && first) {
        result[size++] = ' ';
      }
      result[size++] = text[i];
      if (pair) {
        result[size++] = ' ';
        result[size++] = text[++i];
        if (!first) {
          result[size++] = ' ';
        }
      }
    }
    return Arrays.copyOf(result, size);
  }

  private static boolean isChinese(char c) {
    for (int i = 0; i < CHINESE.length; i += 2) {
      if (c >= CHINESE[i] && c <= CHINESE[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
