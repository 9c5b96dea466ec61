package io.dragoman.tokenizers.moses;

import java.util.ArrayList;
import java.util.List;

/** Splits full stops from words, but not from abbreviations. */
final class FullStops {
  private final Prefixes prefixes;

  FullStops(Prefixes prefixes) {
    this.prefixes = prefixes;
  }

  /** The words, and each full stop that is not part of one as a word of its own. */
  List<String> separate(List<String> words) {
    List<String> result = new ArrayList<>(words.size() + 1);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : null;
      if (endsWithOneStop(word) && !keepsStop(word.substring(0, word.length() - 1), next)) {
        result.add(word.substring(0, word.length() - 1));
        result.add(".");
      } else {
        result.add(word);
      }
    }
    separateLastQuote(result);
    return result;
  }

  private static boolean endsWithOneStop(String word) {
    int last = word.length() - 1;
    return last > 0 && word.charAt(last) == '.' && word.charAt(last - 1) != '.';
  }

  /** Whether the stop belongs to the word before it; never at the end of a line. */
  private boolean keepsStop(String word, String next) {
    if (next == null) {
      return false;
    }
    return (word.indexOf('.') >= 0 && word.codePoints().anyMatch(Character::isAlphabetic))
        || prefixes.isAbbreviation(word)
        || Character.isLowerCase(next.codePointAt(0))
        || (prefixes.isBeforeNumber(word) && next.charAt(0) >= '0' && next.charAt(0) <= '9');
  }

  /** A full stop and an apostrophe at the end of a line. */
  private static void separateLastQuote(List<String> words) {
    if (words.isEmpty() || !words.get(words.size() - 1).endsWith(".'")) {
      return;
    }
    String word = words.remove(words.size() - 1);
    if (word.length() > 2) {
      words.add(word.substring(0, word.length() - 2));
    }
    words.add(".");
    words.add("'");
  }
}
