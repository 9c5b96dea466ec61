package io.dragoman.tokenizers.subword.bpe;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of text that stays whole. */
final class Glossaries {
  private final ImmutableList<Pattern> patterns;

  /**
   * Compiles the expressions.
   *
   * @throws IllegalArgumentException if one is not a regular expression
   */
  Glossaries(List<String> expressions) {
    ImmutableList.Builder<Pattern> compiled = ImmutableList.builder();
    for (String each : expressions) {
      try {
        compiled.add(Pattern.compile(each));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "glossary '" + each + "': is no regular expression: " + e.getDescription(), e);
      }
    }
    patterns = compiled.build();
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Whether the whole text matches one of the expressions. */
  boolean contains(String text) {
    return patterns.stream().anyMatch(each -> each.matcher(text).matches());
  }

  /** Cuts a word so that what matches stands alone. */
  List<String> isolate(String word) {
    List<String> parts = List.of(word);
    for (Pattern pattern : patterns) {
      List<String> next = new ArrayList<>();
      for (String part : parts) {
        isolate(part, pattern, next);
      }
      parts = next;
    }
    return parts;
  }

  private static void isolate(String part, Pattern pattern, List<String> result) {
    Matcher matcher = pattern.matcher(part);
    int start = 0;
    while (matcher.find()) {
      addIfAny(part, start, matcher.start(), result);
      addIfAny(part, matcher.start(), matcher.end(), result);
      start = matcher.end();
    }
    addIfAny(part, start, part.length(), result);
  }

  private static void addIfAny(String part, int start, int end, List<String> result) {
    if (end > start) {
      result.add(part.substring(start, end));
    }
  }
}
