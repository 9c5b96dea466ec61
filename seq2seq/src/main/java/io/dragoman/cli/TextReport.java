package io.dragoman.cli;

import io.dragoman.evaluation.Score;
import io.dragoman.evaluation.Signature;
import io.dragoman.evaluation.SufficientStatistics;
import io.dragoman.evaluation.significance.TestResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Lines in sacreBLEU's form; a table for several systems. */
final class TextReport implements EvaluationReport {
  private static final String PLUS_MINUS = " ± ";

  private final PrintStream out;
  private final List<Signature> signatures;
  private final int width;
  private final boolean bare;

  TextReport(PrintStream out, List<Signature> signatures, int width, boolean bare) {
    this.out = out;
    this.signatures = signatures;
    this.width = width;
    this.bare = bare;
  }

  @Override
  public void system(String name, List<TestResult> results) {
    List<String> left = new ArrayList<>();
    for (int k = 0; k < results.size(); k++) {
      left.add(bare ? "" : label(k, results.get(k).score()));
    }
    int longest = left.stream().mapToInt(String::length).max().orElse(0);
    for (int k = 0; k < results.size(); k++) {
      String padding = " ".repeat(longest - left.get(k).length());
      out.println(padding + left.get(k) + right(results.get(k)));
    }
  }

  @Override
  public void systems(List<String> names, List<List<TestResult>> results, String comparison) {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("system"));
    for (TestResult result : results.get(0)) {
      head.add(result.score().name() + (result.interval().isPresent() ? " (μ ± 95% CI)" : ""));
    }
    table.add(head);
    for (int i = 0; i < names.size(); i++) {
      List<String> row = new ArrayList<>(List.of(names.get(i)));
      results.get(i).forEach(each -> row.add(ScoreText.cell(each, width, PLUS_MINUS)));
      table.add(row);
    }
    print(table);
    if (bare) {
      return;
    }
    out.println();
    out.println("Compared with " + names.get(0) + " by " + comparison + ".");
    out.println("p: how likely chance alone makes so large a difference; * where p is up to 0.05.");
    out.println();
    for (int k = 0; k < signatures.size(); k++) {
      out.println(results.get(0).get(k).score().name() + "|" + signatures.get(k));
    }
  }

  @Override
  public void sentences(List<SufficientStatistics> statistics) {
    for (int i = 0; i < statistics.get(0).lines(); i++) {
      List<String> row = new ArrayList<>();
      for (int k = 0; k < statistics.size(); k++) {
        Score score = statistics.get(k).score(i);
        row.add((bare ? "" : label(k, score)) + right(TestResult.of(score)));
      }
      out.println(String.join("\t", row));
    }
  }

  private String label(int k, Score score) {
    return score.name() + "|" + signatures.get(k) + " = ";
  }

  private String right(TestResult result) {
    String interval =
        result
            .interval()
            .map(each -> " (μ = " + ScoreText.interval(each, width, PLUS_MINUS) + ")")
            .orElse("");
    String details =
        bare || result.score().details().isEmpty() ? "" : " " + result.score().details();
    return result.score().digits(width) + interval + details;
  }

  private void print(List<List<String>> table) {
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int k = 0; k < row.size(); k++) {
        int column = k;
        int longest = table.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        line.append(row.get(k)).append(" ".repeat(longest - row.get(k).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
