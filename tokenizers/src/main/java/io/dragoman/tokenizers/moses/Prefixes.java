package io.dragoman.tokenizers.moses;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/**
 * Words that keep a full stop inside a line.
 *
 * <p>A resource {@code LANGUAGE.abbreviations} lists them with spaces between, under the heading
 * {@code [always]} or {@code [before a number]}; a line that starts with {@code #} is a remark.
 */
final class Prefixes {
  private static final String FALLBACK = "en";
  private static final String ALWAYS = "[always]";
  private static final String BEFORE_NUMBER = "[before a number]";
  private static final Splitter LINES = Splitter.on('\n').trimResults().omitEmptyStrings();
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  private final ImmutableSet<String> abbreviations;
  private final ImmutableSet<String> beforeNumbers;

  private Prefixes(ImmutableSet<String> abbreviations, ImmutableSet<String> beforeNumbers) {
    this.abbreviations = abbreviations;
    this.beforeNumbers = beforeNumbers;
  }

  /** Those of a language, or of English if it has no list, as Moses does. */
  static Prefixes of(String language) {
    URL own = Prefixes.class.getResource(language + ".abbreviations");
    URL file = own == null ? Prefixes.class.getResource(FALLBACK + ".abbreviations") : own;
    try {
      return parse(file.getPath(), Resources.toString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if words stand under no heading or an unknown one
   */
  static Prefixes parse(String name, String text) {
    ImmutableSet.Builder<String> always = ImmutableSet.builder();
    ImmutableSet.Builder<String> numbers = ImmutableSet.builder();
    ImmutableSet.Builder<String> section = null;
    for (String line : LINES.split(text)) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.equals(ALWAYS)) {
        section = always;
      } else if (line.equals(BEFORE_NUMBER)) {
        section = numbers;
      } else if (section == null || line.startsWith("[")) {
        throw new IllegalArgumentException(
            "%s: '%s' stands under no heading: write %s or %s above it"
                .formatted(name, line, ALWAYS, BEFORE_NUMBER));
      } else {
        section.addAll(WORDS.split(line));
      }
    }
    return new Prefixes(always.build(), numbers.build());
  }

  /** Whether a full stop after the word belongs to it. */
  boolean isAbbreviation(String word) {
    return abbreviations.contains(word);
  }

  /** Whether it does if a number follows. */
  boolean isBeforeNumber(String word) {
    return beforeNumbers.contains(word);
  }
}
