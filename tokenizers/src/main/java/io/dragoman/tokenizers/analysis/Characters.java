package io.dragoman.tokenizers.analysis;

import com.google.common.base.CharMatcher;
import java.lang.Character.UnicodeScript;

/** Classes of characters. */
final class Characters {
  private static final CharMatcher WHITESPACE = CharMatcher.whitespace();
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int SOFT_HYPHEN = 0xAD;
  private static final int FIRST_KANA = 0x3041;

  private Characters() {}

  static boolean isWhite(char c) {
    return WHITESPACE.matches(c);
  }

  static boolean isApostrophe(int c) {
    return c == '\'' || c == '\u2019';
  }

  /** Accents and other signs that belong to the character before them. */
  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** What can stand inside a word: letters, digits, superscripts, marks and invisible joiners. */
  static boolean isWordPart(int c) {
    if (c < 0x80) {
      return Character.isLetterOrDigit(c);
    }
    return Character.isLetterOrDigit(c)
        || isMark(c)
        || isNumeral(c)
        || c == ZERO_WIDTH_JOINER
        || c == ZERO_WIDTH_NON_JOINER
        || c == SOFT_HYPHEN;
  }

  /** Fractions, superscripts, Roman numerals. */
  static boolean isNumeral(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER;
  }

  /** Characters of scripts without spaces between words; each is a token of its own. */
  static boolean standsAlone(int c) {
    return c >= FIRST_KANA
        && (Character.isIdeographic(c) || UnicodeScript.of(c) == UnicodeScript.HIRAGANA);
  }

  static boolean isBracket(int c) {
    int type = Character.getType(c);
    return type == Character.START_PUNCTUATION || type == Character.END_PUNCTUATION;
  }

  static boolean isRegionalIndicator(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  /** Signs that change the emoji before them: marks, skin tones and tags. */
  static boolean isModifier(int c) {
    return isMark(c) || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
  }

  static boolean isJoiner(int c) {
    return c == ZERO_WIDTH_JOINER;
  }
}
