package io.dragoman.tokenizers.moses;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides text that must not be split behind marks that other rules take for symbols.
 *
 * <p>A mark is half of a surrogate pair, which no text in UTF-8 has; what a string has of them
 * becomes U+FFFD.
 */
final class ProtectedText {
  private static final int MOST = Character.MAX_LOW_SURROGATE - Character.MIN_LOW_SURROGATE;
  private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

  private final Pattern pattern;

  ProtectedText(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Replaces what matches by marks.
   *
   * @param hidden gets the text behind each mark
   */
  String hide(String line, List<String> hidden) {
    String text = HALF_PAIR.matcher(line).replaceAll("\uFFFD");
    Matcher matcher = pattern.matcher(text);
    while (hidden.size() < MOST && matcher.find()) {
      if (!matcher.group().isBlank()) {
        hidden.add(matcher.group());
      }
    }
    for (int i = 0; i < hidden.size(); i++) {
      text = text.replace(hidden.get(i), " " + mark(i) + " ");
    }
    return Spacing.clean(text);
  }

  /** The text behind a mark, or the word itself. */
  static String restore(String word, List<String> hidden) {
    char first = word.charAt(0);
    return Character.isLowSurrogate(first) ? hidden.get(first - mark(0)) : word;
  }

  private static char mark(int number) {
    return (char) (Character.MIN_LOW_SURROGATE + number);
  }
}
