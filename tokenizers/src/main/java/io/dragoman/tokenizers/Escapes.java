package io.dragoman.tokenizers;

import com.google.common.base.CharMatcher;
import io.dragoman.tokenizers.vocab.SpecialTokens;

/**
 * Writes characters that a token may not contain as {@code ％} and four hexadecimal digits.
 *
 * <p>Escaped are white space, control characters, halves of surrogate pairs, the joiner, the first
 * character of what would be a special token, and an escape mark that four such digits follow.
 */
public final class Escapes {
  /** Starts an escape. */
  public static final char MARK = '\uFF05';

  private static final int DIGITS = 4;

  private Escapes() {}

  /** The text between two offsets as the body of a token. */
  static String escape(String line, int start, int end) {
    String text = line.substring(start, end);
    if (SpecialTokens.contains(text)) {
      return escapeFrom(text, 0);
    }
    for (int i = 0; i < text.length(); i++) {
      if (mustEscape(text, i)) {
        return escapeFrom(text, i);
      }
    }
    return text;
  }

  /** A token in which every {@code c} is escaped. */
  static String escapeAll(String token, char c) {
    if (token.indexOf(c) < 0) {
      return token;
    }
    StringBuilder result = new StringBuilder(token.length() + DIGITS);
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) == c) {
        appendEscaped(result, c);
      } else {
        result.append(token.charAt(i));
      }
    }
    return result.toString();
  }

  /** Escapes the character at {@code first} in any case, and those after it that need it. */
  private static String escapeFrom(String text, int first) {
    StringBuilder result = new StringBuilder(text.length() + DIGITS).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i == first || mustEscape(text, i)) {
        appendEscaped(result, c);
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private static boolean mustEscape(String text, int i) {
    char c = text.charAt(i);
    if (c > ' ' && c < '\u007F') {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c == Joins.JOINER
        || (c == MARK && digitsFollow(text, i))
        || CharMatcher.whitespace().matches(c)
        || Character.isISOControl(c);
  }

  private static void appendEscaped(StringBuilder result, char c) {
    result.append(MARK);
    for (int shift = Character.SIZE - 4; shift >= 0; shift -= 4) {
      result.append("0123456789ABCDEF".charAt(c >> shift & 0xF));
    }
  }

  /** Puts the characters back. */
  static String unescape(String body) {
    int mark = body.indexOf(MARK);
    if (mark < 0) {
      return body;
    }
    StringBuilder result = new StringBuilder(body.length()).append(body, 0, mark);
    for (int i = mark; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == MARK && digitsFollow(body, i)) {
        result.append((char) Integer.parseInt(body, i + 1, i + 1 + DIGITS, 16));
        i += DIGITS;
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  /** Where the escape that starts here ends; {@code start} itself if none does. */
  public static int end(String text, int start) {
    boolean escape = text.charAt(start) == MARK && digitsFollow(text, start);
    return escape ? start + 1 + DIGITS : start;
  }

  private static boolean digitsFollow(String text, int mark) {
    int end = mark + 1 + DIGITS;
    if (end > text.length()) {
      return false;
    }
    for (int i = mark + 1; i < end; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'F')) {
        return false;
      }
    }
    return true;
  }
}
