package io.dragoman.tokenizers.moses;

import com.google.common.base.CharMatcher;
import java.util.HashMap;
import java.util.Map;

/** Tells opening from closing quotation marks by counting them. */
final class Quotes {
  private static final CharMatcher MARKS = CharMatcher.anyOf("'\"\u201E\u201C`");
  private static final CharMatcher CURLY = CharMatcher.anyOf("\u201E\u201C");

  /** Where a mark belongs. */
  enum Place {
    /** To the word after it. */
    OPENING,
    /** To the word before it. */
    CLOSING
  }

  private final String language;
  private final Map<String, Boolean> open = new HashMap<>();

  Quotes(String language) {
    this.language = language;
  }

  static boolean isQuote(String word) {
    return MARKS.matchesAllOf(word);
  }

  /** Where the next mark belongs. */
  Place place(String mark, String previous) {
    String kind = CURLY.matchesAllOf(mark) ? "\"" : mark;
    if (language.equals("cs") && mark.equals("\u201E")) {
      open.put(kind, false); // always begins a quotation
    }
    if (language.equals("cs") && mark.equals("\u201C")) {
      open.put(kind, true); // usually ends one
    }
    boolean closes = open.getOrDefault(kind, false);
    if (!closes && language.equals("en") && mark.equals("'") && previous.endsWith("s")) {
      return Place.CLOSING; // the dogs' house; it opens nothing
    }
    open.put(kind, !closes);
    return closes ? Place.CLOSING : Place.OPENING;
  }
}
