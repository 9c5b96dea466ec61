package io.dragoman.evaluation;

/**
 * Lowercases by Unicode's rules, as Python does and sacreBLEU through it.
 *
 * <p>Of {@link String#toLowerCase} it differs in the sigma: at the end of a word, which is where
 * letters are before it and none after it, not counting apostrophes, points and marks between, it
 * becomes {@code ς}. Letters that Unicode has got after version 13 are lowercased by JVMs that know
 * them.
 */
final class Lowercase {
  private static final int SIGMA = '\u03A3';
  private static final int DOTTED_I = '\u0130';

  /** Characters besides marks that do not end a word, by Unicode's Case_Ignorable. */
  private static final String INSIDE_WORDS =
      "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

  private Lowercase() {}

  static String of(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c == SIGMA) {
        result.append(isLast(text, i, next) ? '\u03C2' : '\u03C3');
      } else if (c == DOTTED_I) {
        result.append("i\u0307");
      } else {
        result.appendCodePoint(Character.toLowerCase(c));
      }
      i = next;
    }
    return result.toString();
  }

  private static boolean isLast(String text, int start, int end) {
    int before = start;
    while (before > 0 && isIgnorable(text.codePointBefore(before))) {
      before -= Character.charCount(text.codePointBefore(before));
    }
    if (before == 0 || !isCased(text.codePointBefore(before))) {
      return false;
    }
    int after = end;
    while (after < text.length() && isIgnorable(text.codePointAt(after))) {
      after += Character.charCount(text.codePointAt(after));
    }
    return after == text.length() || !isCased(text.codePointAt(after));
  }

  private static boolean isCased(int c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  private static boolean isIgnorable(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> INSIDE_WORDS.indexOf(c) >= 0;
    };
  }
}
