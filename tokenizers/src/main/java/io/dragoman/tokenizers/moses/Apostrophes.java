package io.dragoman.tokenizers.moses;

import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/**
 * Splits words at apostrophes: before them in English ({@code it 's}), after them in French,
 * Italian, Irish and Catalan ({@code l' homme}), not inside words of Somali and Tetun, and on both
 * sides elsewhere.
 *
 * <p>A match uses up the character on either side, so that of two apostrophes one letter apart only
 * the first is seen by a rule, as in Moses.
 */
final class Apostrophes {
  private static final String LETTER = "(\\p{IsAlphabetic})";
  private static final String OTHER = "(\\P{IsAlphabetic})";

  private static final Rule ALONE = new Rule(OTHER + "'" + OTHER, "$1 ' $2");
  private static final Rule BEFORE_WORD = new Rule(OTHER + "'" + LETTER, "$1 ' $2");
  private static final Rule BEFORE_WORD_NOT_AFTER_NUMBER =
      new Rule("([^\\p{IsAlphabetic}\\p{N}])'" + LETTER, "$1 ' $2");
  private static final Rule AFTER_WORD = new Rule(LETTER + "'" + OTHER, "$1 ' $2");
  private static final Rule WITH_NEXT = new Rule(LETTER + "'" + LETTER, "$1 '$2");
  private static final Rule DECADE = new Rule("(\\p{N})'(s)", "$1 '$2");
  private static final Rule WITH_PREVIOUS = new Rule(LETTER + "'" + LETTER, "$1' $2");
  private static final Rule EVERYWHERE = new Rule("'", " ' ");

  private final ImmutableList<Rule> rules;

  private Apostrophes(ImmutableList<Rule> rules) {
    this.rules = rules;
  }

  static Apostrophes of(String language) {
    return new Apostrophes(
        switch (language) {
          case "en" ->
              ImmutableList.of(ALONE, BEFORE_WORD_NOT_AFTER_NUMBER, AFTER_WORD, WITH_NEXT, DECADE);
          case "fr", "it", "ga", "ca" ->
              ImmutableList.of(ALONE, BEFORE_WORD, AFTER_WORD, WITH_PREVIOUS);
          case "so", "tdt" -> ImmutableList.of(ALONE, BEFORE_WORD, AFTER_WORD);
          default -> ImmutableList.of(EVERYWHERE);
        });
  }

  String separate(String text) {
    if (text.indexOf('\'') < 0) {
      return text;
    }
    String result = text;
    for (Rule rule : rules) {
      result = rule.pattern().matcher(result).replaceAll(rule.replacement());
    }
    return result;
  }

  private record Rule(Pattern pattern, String replacement) {
    Rule(String regex, String replacement) {
      this(Pattern.compile(regex), replacement);
    }
  }
}
