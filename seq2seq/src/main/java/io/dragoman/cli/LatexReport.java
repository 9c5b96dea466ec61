package io.dragoman.cli;

import io.dragoman.evaluation.Signature;
import io.dragoman.evaluation.SufficientStatistics;
import io.dragoman.evaluation.significance.TestResult;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** A table for LaTeX with its package booktabs; signatures are comments. */
final class LatexReport implements EvaluationReport {
  private final PrintStream out;
  private final List<Signature> signatures;
  private final int width;

  LatexReport(PrintStream out, List<Signature> signatures, int width) {
    this.out = out;
    this.signatures = signatures;
    this.width = width;
  }

  @Override
  public void system(String name, List<TestResult> results) {
    table(List.of(name), List.of(results));
  }

  @Override
  public void systems(List<String> names, List<List<TestResult>> results, String comparison) {
    out.println("% compared with " + names.get(0) + " by " + comparison);
    table(names, results);
  }

  @Override
  public void sentences(List<SufficientStatistics> statistics) {
    throw new CommandException("--format latex: not for single sentences: choose text or json");
  }

  private void table(List<String> names, List<List<TestResult>> results) {
    List<TestResult> first = results.get(0);
    for (int k = 0; k < first.size(); k++) {
      out.println("% " + first.get(k).score().name() + "|" + signatures.get(k));
    }
    out.println("\\begin{tabular}{r" + "c".repeat(first.size()) + "}");
    out.println("\\toprule");
    row("System", first.stream().map(LatexReport::title).toList());
    out.println("\\midrule");
    for (int i = 0; i < names.size(); i++) {
      row(
          escape(names.get(i)),
          results.get(i).stream().map(each -> ScoreText.cell(each, width, " $\\pm$ ")).toList());
    }
    out.println("\\bottomrule");
    out.println("\\end{tabular}");
  }

  private void row(String head, List<String> cells) {
    out.println(head + cells.stream().map(" & "::concat).collect(Collectors.joining()) + " \\\\");
  }

  private static String title(TestResult result) {
    String interval = result.interval().isPresent() ? " ($\\mu \\pm$ 95\\% CI)" : "";
    return escape(result.score().name()) + interval;
  }

  private static String escape(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> result.append("\\textbackslash{}");
        case '~' -> result.append("\\textasciitilde{}");
        case '^' -> result.append("\\textasciicircum{}");
        case '&', '%', '$', '#', '_', '{', '}' -> result.append('\\').append(c);
        default -> result.append(c);
      }
    }
    return result.toString();
  }
}
