package io.dragoman.evaluation.significance;

import io.dragoman.evaluation.Score;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good a system is, and how sure that is.
 *
 * @param score on the test set
 * @param interval of the scores of resamples, if these were made
 * @param pValue of a test against the baseline, if there was one
 */
public record TestResult(
    Score score, Optional<ConfidenceInterval> interval, OptionalDouble pValue) {
  /** A score alone. */
  public static TestResult of(Score score) {
    return new TestResult(score, Optional.empty(), OptionalDouble.empty());
  }

  /** The same with the interval of the scores of resamples. */
  public TestResult withInterval(double[] scores) {
    return new TestResult(score, Optional.of(ConfidenceInterval.of(scores)), pValue);
  }

  /** The same with the result of a test. */
  public TestResult withPValue(double p) {
    return new TestResult(score, interval, OptionalDouble.of(p));
  }
}
