package io.dragoman.examples.phrasebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One side of a pattern: text with placeholders in braces, such as {@code {acc ein f}}. */
final class Template {

  /** Turns the words of a placeholder into text of one language. */
  interface Realizer {

    /** Realizes one placeholder. */
    String realize(List<String> words, Binding binding);

    /** Repairs a sentence put together, for example contracts "zu dem". */
    String polish(String sentence);
  }

  private static final Pattern SUPERFLUOUS_SPACE = Pattern.compile(" (?=[ .,?!])");

  private final Realizer realizer;
  private final List<String> literals = new ArrayList<>();
  private final List<List<String>> placeholders = new ArrayList<>();

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException if a brace is not closed
   */
  Template(String text, Realizer realizer) {
    this.realizer = realizer;
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException(
            "'" + text.substring(open) + "' lacks its closing brace: add '}'");
      }
      literals.add(text.substring(from, open));
      placeholders.add(List.of(text.substring(open + 1, close).strip().split("\\s+")));
      from = close + 1;
    }
    literals.add(text.substring(from));
  }

  /** The sentence for these fillers, capitalised, with single spaces. */
  String render(Binding binding) {
    StringBuilder sentence = new StringBuilder(literals.get(0));
    for (int i = 0; i < placeholders.size(); i++) {
      sentence.append(realizer.realize(placeholders.get(i), binding));
      sentence.append(literals.get(i + 1));
    }
    String tidy = SUPERFLUOUS_SPACE.matcher(sentence.toString().strip()).replaceAll("");
    String polished = realizer.polish(tidy);
    return polished.substring(0, 1).toUpperCase(Locale.ROOT) + polished.substring(1);
  }
}
