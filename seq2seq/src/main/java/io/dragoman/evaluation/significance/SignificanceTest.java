package io.dragoman.evaluation.significance;

import io.dragoman.evaluation.SufficientStatistics;
import io.dragoman.evaluation.significance.ApproximateRandomization.Choice;

/** The two tests of whether systems differ, with sacreBLEU's defaults. */
public enum SignificanceTest {
  /** {@link PairedBootstrap}; gives confidence intervals too. */
  BOOTSTRAP("bootstrap", "bs", 1_000) {
    @Override
    public TestResult baseline(SufficientStatistics baseline, int trials, long seed) {
      Resamples resamples = Resamples.random(trials, baseline.lines(), seed);
      return TestResult.of(baseline.score()).withInterval(resamples.scores(baseline));
    }

    @Override
    public TestResult compare(
        SufficientStatistics baseline, SufficientStatistics system, int trials, long seed) {
      Resamples resamples = Resamples.random(trials, baseline.lines(), seed);
      double[] scores = resamples.scores(system);
      TestResult result = TestResult.of(system.score());
      double difference = result.score().score() - baseline.score().score();
      return result
          .withInterval(scores)
          .withPValue(PairedBootstrap.pValue(resamples.scores(baseline), scores, difference));
    }
  },

  /** {@link ApproximateRandomization}. */
  RANDOMIZATION("randomization", "ar", 10_000) {
    @Override
    public TestResult baseline(SufficientStatistics baseline, int trials, long seed) {
      return TestResult.of(baseline.score());
    }

    @Override
    public TestResult compare(
        SufficientStatistics baseline, SufficientStatistics system, int trials, long seed) {
      Choice choice = ApproximateRandomization.random(seed);
      return TestResult.of(system.score())
          .withPValue(ApproximateRandomization.pValue(baseline, system, trials, choice));
    }
  };

  private final String label;
  private final String field;
  private final int defaultTrials;

  SignificanceTest(String label, String field, int defaultTrials) {
    this.label = label;
    this.field = field;
    this.defaultTrials = defaultTrials;
  }

  /** Resamples or trials if no number is given. */
  public int defaultTrials() {
    return defaultTrials;
  }

  /** The name of the number of trials in a signature. */
  public String field() {
    return field;
  }

  /** The result of the system that others are compared with. */
  public abstract TestResult baseline(SufficientStatistics baseline, int trials, long seed);

  /**
   * The result of another system.
   *
   * @param baseline what it is compared with
   * @param system under the same metric, on the same lines
   * @param seed the same for all systems and metrics
   */
  public abstract TestResult compare(
      SufficientStatistics baseline, SufficientStatistics system, int trials, long seed);

  /** The name on the command line. */
  @Override
  public String toString() {
    return label;
  }
}
