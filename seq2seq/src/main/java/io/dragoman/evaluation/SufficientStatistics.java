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
    double[] sum = new double[metric.size()];
    for (int i = 0; i < lines; i++) {
      add(i, 1, sum);
    }
    return metric.score(sum);
  }

  /** The score of one line, counted from 0. */
  public Score score(int line) {
    double[] sum = new double[metric.size()];
    add(line, 1, sum);
    return metric.score(sum);
  }

  /**
   * Adds the statistics of a line.
   *
   * @param line counted from 0
   * @param times how often
   * @param sum where to
   */
  public void add(int line, int times, double[] sum) {
    int from = line * sum.length;
    for (int k = 0; k < sum.length; k++) {
      sum[k] += times * values[from + k];
    }
  }

  /** Whether the other document has the same statistics in every line. */
  public boolean sameAs(SufficientStatistics other) {
    return Arrays.equals(values, other.values);
  }
}
