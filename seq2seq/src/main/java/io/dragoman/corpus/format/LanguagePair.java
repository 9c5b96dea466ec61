package io.dragoman.corpus.format;

import java.util.Locale;

/**
 * The languages to take from a file. {@code de} means {@code de} and all its variants such as
 * {@code de-AT}; {@code de-AT} means itself. Case does not matter, nor does {@code _} for {@code
 * -}.
 *
 * @param source the language to translate from
 * @param target the language to translate into
 */
public record LanguagePair(String source, String target) {
  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if one is empty, or if one means the other too
   */
  public LanguagePair {
    if (source.isBlank() || target.isBlank()) {
      throw new IllegalArgumentException("a language is empty: give one such as de");
    }
    if (match(source, target) > 0 || match(target, source) > 0) {
      throw new IllegalArgumentException(
          "languages '" + source + "' and '" + target + "' overlap: give two such as de and en");
    }
  }

  /** 2 if a file's language is what is wanted, 1 if it is a variant of it, 0 otherwise. */
  static int match(String wanted, String found) {
    String wants = canonical(wanted);
    String is = canonical(found);
    if (is.equals(wants)) {
      return 2;
    }
    return is.startsWith(wants + "-") ? 1 : 0;
  }

  private static String canonical(String language) {
    return language.strip().replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
