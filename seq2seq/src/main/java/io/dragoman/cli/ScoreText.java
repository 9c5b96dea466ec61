package io.dragoman.cli;

import io.dragoman.evaluation.Digits;
import io.dragoman.evaluation.significance.ConfidenceInterval;
import io.dragoman.evaluation.significance.TestResult;

/** Numbers of results as text. */
final class ScoreText {
  private static final double SIGNIFICANT = 0.05;

  private ScoreText() {}

  /**
   * Score, interval and p-value: {@code 40.19 (40.21 ± 1.13) (p = 0.0120)*}.
   *
   * @param plusMinus what stands between mean and half width
   */
  static String cell(TestResult result, int width, String plusMinus) {
    String interval =
        result.interval().map(each -> " (" + interval(each, width, plusMinus) + ")").orElse("");
    String p = "";
    if (result.pValue().isPresent()) {
      double value = result.pValue().getAsDouble();
      p = " (p = " + Digits.of(value, 4) + ")" + (value > SIGNIFICANT ? "" : "*");
    }
    return result.score().digits(width) + interval + p;
  }

  static String interval(ConfidenceInterval interval, int width, String plusMinus) {
    return Digits.of(interval.mean(), width) + plusMinus + Digits.of(interval.halfWidth(), width);
  }
}
