package io.dragoman.examples.frames;

import io.dragoman.evaluation.ErrorRate;
import io.dragoman.evaluation.Metric;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many words a recognizer gets wrong, of all and of groups such as speakers. */
public final class ErrorReport {
  private static final Metric WORDS = ErrorRate.ofWords(false);

  private final String unit;
  private final List<String> found = new ArrayList<>();
  private final List<String> right = new ArrayList<>();
  private final Map<String, ErrorReport> groups = new TreeMap<>();

  /**
   * Without words yet.
   *
   * @param unit what a word is called
   */
  public ErrorReport(String unit) {
    this.unit = unit;
  }

  /** Counts one string, in all and in its group. */
  public void add(String group, String hypothesis, String reference) {
    add(hypothesis, reference);
    groups.computeIfAbsent(group, name -> new ErrorReport(unit)).add(hypothesis, reference);
  }

  private void add(String hypothesis, String reference) {
    found.add(hypothesis);
    right.add(reference);
  }

  /** Substitutions, deletions and insertions by words of the references, in percent. */
  public double wordErrorRate() {
    return WORDS.corpus(found, right).score();
  }

  /** Strings with any error, in percent. */
  public double stringErrorRate() {
    int wrong = 0;
    for (int i = 0; i < found.size(); i++) {
      wrong += found.get(i).equals(right.get(i)) ? 0 : 1;
    }
    return 100.0 * wrong / found.size();
  }

  /** Writes a line for all and, if there are several, one for each group. */
  public void print(PrintStream out) {
    printLine(out, "all");
    if (groups.size() > 1) {
      groups.forEach((name, group) -> group.printLine(out, name));
    }
  }

  private void printLine(PrintStream out, String name) {
    long words = right.stream().mapToLong(each -> each.split(" ").length).sum();
    out.printf(
        Locale.ROOT,
        "%-12s %5.2f%% of %,d %s wrong, %5.2f%% of %,d strings%n",
        name,
        wordErrorRate(),
        words,
        unit,
        stringErrorRate(),
        right.size());
  }
}
