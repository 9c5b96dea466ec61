package io.dragoman.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The right translations of every line, one or more of each. */
public final class References {
  private final List<List<String>> lines;

  private References(List<List<String>> lines) {
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isEmpty()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "references: line %,d has none: needs at least one", i + 1));
      }
    }
  }

  /** One reference for each line. */
  public static References of(List<String> reference) {
    return new References(reference.stream().map(List::of).toList());
  }

  /**
   * Several texts.
   *
   * @param texts each with as many lines as the others; a line is null where there is no such
   *     reference
   * @throws IllegalArgumentException if the numbers of lines differ or a line has no reference
   */
  public static References ofTexts(List<List<String>> texts) {
    int count = texts.isEmpty() ? 0 : texts.get(0).size();
    for (List<String> text : texts) {
      if (text.size() != count) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "references: %,d lines in one but %,d in another: the numbers must be the same",
                count,
                text.size()));
      }
    }
    List<List<String>> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int line = i;
      lines.add(texts.stream().map(text -> text.get(line)).filter(Objects::nonNull).toList());
    }
    return new References(lines);
  }

  /**
   * References line by line.
   *
   * @param lines those of each line, whose numbers may differ
   * @throws IllegalArgumentException if a line has no reference
   */
  public static References ofLines(List<List<String>> lines) {
    return new References(lines.stream().map(List::copyOf).toList());
  }

  /** Refuses to score without a reference. */
  static void check(List<String> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("references: none: needs at least one");
    }
  }

  /** Lines. */
  public int size() {
    return lines.size();
  }

  /** The references of a line, counted from 0. */
  public List<String> line(int index) {
    return lines.get(index);
  }

  /** References of every line, or {@code var} if not all lines have as many. */
  public String count() {
    List<Integer> counts = lines.stream().map(List::size).distinct().toList();
    return counts.size() == 1 ? counts.get(0).toString() : "var";
  }
}
