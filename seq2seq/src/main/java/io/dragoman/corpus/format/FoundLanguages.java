package io.dragoman.corpus.format;

import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Counts units that have both languages and those that do not, and remembers which there were. */
final class FoundLanguages {
  private static final int NAMED = 20;
  private static final int LONGEST_NAME = 40;

  private final String name;
  private final LanguagePair wanted;
  private final Set<String> languages = new TreeSet<>();
  private long pairs;
  private long skipped;

  FoundLanguages(String name, LanguagePair wanted) {
    this.name = name;
    this.wanted = wanted;
  }

  /** Remembers a language of the file. */
  void add(String language) {
    if (languages.size() < NAMED && !language.isEmpty() && language.length() <= LONGEST_NAME) {
      languages.add(language);
    }
  }

  /** Counts a unit; whether it has text on both sides. */
  boolean count(SentencePair pair) {
    boolean whole = !pair.source().isEmpty() && !pair.target().isEmpty();
    if (whole) {
      pairs++;
    } else {
      skipped++;
    }
    return whole;
  }

  long skipped() {
    return skipped;
  }

  /**
   * Checks that there was a pair.
   *
   * @throws DataException with the languages that there are
   */
  void checkAny() {
    if (pairs == 0) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: none of %,d units has text in both '%s' and '%s': the file's languages are %s",
              name,
              skipped,
              wanted.source(),
              wanted.target(),
              languages.isEmpty() ? "not named" : String.join(", ", languages)));
    }
  }
}
