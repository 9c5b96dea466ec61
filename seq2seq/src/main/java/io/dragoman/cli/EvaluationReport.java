package io.dragoman.cli;

import io.dragoman.evaluation.SufficientStatistics;
import io.dragoman.evaluation.significance.TestResult;
import java.util.List;

/** Writes scores. */
interface EvaluationReport {
  /**
   * Scores of one system.
   *
   * @param results of each metric
   */
  void system(String name, List<TestResult> results);

  /**
   * Scores of several systems, of which the first is the baseline.
   *
   * @param results of each system, of each metric
   * @param comparison how the systems were compared
   */
  void systems(List<String> names, List<List<TestResult>> results, String comparison);

  /** Scores of every line by each metric. */
  void sentences(List<SufficientStatistics> statistics);
}
