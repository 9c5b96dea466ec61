package io.dragoman.tokenizers.normalization;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/**
 * The replacements of {@code normalize-punctuation.perl}, in its order: each sees what the ones
 * before it made.
 */
final class PunctuationRules {
  private static final String NO_BREAK = "\u00A0";

  private static final ImmutableList<Rule> PARENTHESES =
      ImmutableList.of(
          rule("\r", ""),
          rule("\\(", " ("),
          rule("\\)", ") "),
          rule(" +", " "),
          rule("\\) (?=[.!:?;,])", ")"),
          rule("\\( ", "("),
          rule(" \\)", ")"),
          rule("(?<=[0-9]) %", "%"),
          rule(" (?=[:;])", ""));

  private static final ImmutableList<Rule> TYPEWRITER_QUOTES =
      ImmutableList.of(rule("`", "'"), rule("''", " \" "));

  private static final ImmutableList<Rule> SIGNS =
      ImmutableList.of(
          rule("[\u201C\u201D\u201E]", "\""),
          rule("\u2013", "-"),
          rule("\u2014", " - "),
          rule(" +", " "),
          rule("[\u00B4\u2018\u2019\u201A]", "'"),
          rule("''", "\""),
          rule("\u2026", "..."));

  private static final ImmutableList<Rule> FRENCH_QUOTES =
      ImmutableList.of(
          rule(NO_BREAK + "\u00AB" + NO_BREAK, " \""),
          rule("\u00AB" + NO_BREAK + "?", "\""),
          rule(NO_BREAK + "\u00BB" + NO_BREAK, "\" "),
          rule(NO_BREAK + "?\u00BB", "\""));

  private static final ImmutableList<Rule> NO_BREAK_SPACES =
      ImmutableList.of(
          rule(NO_BREAK + "(?=%)", ""),
          rule("(?<=n\u00BA)" + NO_BREAK, " "),
          rule(NO_BREAK + "(?=:)", ""),
          rule(NO_BREAK + "(?=\u00BAC|cm)", " "),
          rule(NO_BREAK + "(?=[?!;])", ""),
          rule("(?<=,)" + NO_BREAK, " "),
          rule(" +", " "));

  private static final ImmutableList<Rule> QUOTE_AFTER_STOP =
      ImmutableList.of(rule("\"([,.]+)", "$1\""));

  /** The last character of a line counts as one that follows, so that a last stop moves too. */
  private static final ImmutableList<Rule> QUOTE_BEFORE_STOP =
      ImmutableList.of(rule(",\"", "\","), rule("(\\.+)\"(\\s*(?:[^<]|\\z))", "\"$1$2"));

  private final ImmutableList<Rule> rules;

  /**
   * Those of a language.
   *
   * @param penn whether the quotation marks {@code ``} and {@code ''} stay for later rules
   */
  PunctuationRules(String language, boolean penn) {
    ImmutableList.Builder<Rule> all = ImmutableList.builder();
    all.addAll(PARENTHESES);
    if (!penn) {
      all.addAll(TYPEWRITER_QUOTES);
    }
    all.addAll(SIGNS).addAll(FRENCH_QUOTES).addAll(NO_BREAK_SPACES);
    switch (language) {
      case "en" -> all.addAll(QUOTE_AFTER_STOP);
      case "cs", "cz" -> {} // Czech texts follow neither custom
      default -> all.addAll(QUOTE_BEFORE_STOP);
    }
    boolean decimalComma =
        switch (language) {
          case "de", "es", "cs", "cz", "fr" -> true;
          default -> false;
        };
    all.add(rule("([0-9])" + NO_BREAK + "([0-9])", decimalComma ? "$1,$2" : "$1.$2"));
    this.rules = all.build();
  }

  /** The line with the replacements, and without spaces at its ends. */
  String apply(String line) {
    String result = line;
    for (Rule rule : rules) {
      result = rule.pattern().matcher(result).replaceAll(rule.replacement());
    }
    return CharMatcher.is(' ').trimFrom(result);
  }

  private static Rule rule(String regex, String replacement) {
    return new Rule(Pattern.compile(regex), replacement);
  }

  private record Rule(Pattern pattern, String replacement) {}
}
