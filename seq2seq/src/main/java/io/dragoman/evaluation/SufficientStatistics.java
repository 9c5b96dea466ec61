package io.dragoman.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The statistics of a document's lines under a metric, from which any sample of the lines is scored
 * without looking at the text again.
 */
public final class SufficientStatistics {
  private final Metric metric;
  private final int lines;
  private final double[] values;

  private SufficientStatistics(Metric metric, int lines) {
    this.metric = metric;
    this.lines = lines;
    this.values = new double[Math.multiplyExact(lines, metric.size())];
  }

  /**
   * Counts.
   *
   * @throws IllegalArgumentException if there are no lines or the numbers of lines differ
   */
  public static SufficientStatistics of(
      Metric metric, List<String> hypotheses, References references) {
    int lines = hypotheses.size();
    if (lines == 0 || lines != references.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %,d hypotheses but %,d lines of references: needs as many of both, and at least"
                  + " one",
              metric.name(),
              lines,
              references.size()));
    }
    SufficientStatistics statistics = new SufficientStatistics(metric, lines);
    int size = metric.size();
    for (int i = 0; i < lines; i++) {
      double[] row = metric.statistics(hypotheses.get(i), references.line(i));
      System.arraycopy(row, 0, statistics.values, i * size, size);
    }
    return statistics;
  }

  /** What was counted for. */
  public Metric metric() {
    return metric;
  }

  /** Lines of the document. */
  public int lines() {
    return lines;
  }

  /** The score of the whole document. */
  public Score score() {
    int[] once = new int[lines];
    Arrays.fill(once, 1);
    return metric.score(sum(once));
  }

  /** The score of one line, counted from 0. */
  public Score score(int line) {
    int size = metric.size();
    return metric.score(Arrays.copyOfRange(values, line * size, (line + 1) * size));
  }

  /**
   * The statistics of a document made of these lines.
   *
   * @param times how often each line is in it
   */
  public double[] sum(int[] times) {
    double[] sum = new double[metric.size()];
    for (int i = 0, at = 0; i < lines; i++) {
      double factor = times[i];
      for (int k = 0; k < sum.length; k++) {
        sum[k] += factor * values[at++];
      }
    }
    return sum;
  }

  /** What is to be added to another document's statistics, line by line, to get these. */
  public SufficientStatistics minus(SufficientStatistics other) {
    SufficientStatistics difference = new SufficientStatistics(metric, lines);
    for (int i = 0; i < values.length; i++) {
      difference.values[i] = values[i] - other.values[i];
    }
    return difference;
  }

  /** Whether the other document has the same statistics in every line. */
  public boolean sameAs(SufficientStatistics other) {
    return Arrays.equals(values, other.values);
  }
}
