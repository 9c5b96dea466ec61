package io.dragoman.tokenizers.moses;

import com.google.common.base.CharMatcher;

/** The classes of characters that the rules name, as Perl has them. */
final class CharacterKind {
  private CharacterKind() {}

  /** Letters, marks that count as letters, and decimal digits. */
  static boolean isAlphanumeric(int c) {
    return Character.isAlphabetic(c) || Character.isDigit(c);
  }

  static boolean isWhitespace(int c) {
    return c <= Character.MAX_VALUE && CharMatcher.whitespace().matches((char) c);
  }

  /** The last code point, or -1 of an empty text. */
  static int last(String text) {
    return text.isEmpty() ? -1 : text.codePointBefore(text.length());
  }
}
