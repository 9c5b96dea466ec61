package io.dragoman.corpus.filter;

import java.util.Locale;

/**
 * What of a text counts when texts are compared. White space at the ends never does.
 *
 * @param ignoreCase whether case makes no difference
 * @param ignorePunctuation whether only letters, marks and digits count, and a space where anything
 *     else stands
 */
public record TextKey(boolean ignoreCase, boolean ignorePunctuation) {
  /** Texts with the same result are the same. */
  public String of(String text) {
    String key = ignoreCase ? text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : text;
    return ignorePunctuation ? words(key) : key.strip();
  }

  private static String words(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (counts(c)) {
        words.append(gap && !words.isEmpty() ? " " : "").appendCodePoint(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return words.toString();
  }

  private static boolean counts(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetterOrDigit(c);
    };
  }
}
