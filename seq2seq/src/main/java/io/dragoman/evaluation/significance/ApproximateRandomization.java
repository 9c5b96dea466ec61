package io.dragoman.evaluation.significance;

import io.dragoman.evaluation.Metric;
import io.dragoman.evaluation.SufficientStatistics;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Paired approximate randomization: how often two systems would differ by more than they do if
 * their outputs for a line were exchanged at random (Riezler and Maxwell 2005, <i>On Some Pitfalls
 * in Automatic Evaluation and Significance Testing for MT</i>).
 */
public final class ApproximateRandomization {
  private ApproximateRandomization() {}

  /** Tells whether the outputs of the next line are left with their systems. */
  @FunctionalInterface
  public interface Choice {
    /** Asked once for each line of each trial, in order. */
    boolean keep();
  }

  /** Fair coins. */
  public static Choice random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random::nextBoolean;
  }

  /**
   * The p-value {@code (c + 1) / (n + 1)}: {@code c} of {@code n} trials have a difference above
   * the real one; differences are absolute.
   *
   * @param choice whose lines stay
   * @throws IllegalArgumentException if there are no trials
   */
  public static double pValue(
      SufficientStatistics baseline, SufficientStatistics system, int trials, Choice choice) {
    if (trials < 1) {
      throw new IllegalArgumentException("trials " + trials + ": must be at least 1");
    }
    Metric metric = baseline.metric();
    double real = Math.abs(baseline.score().score() - system.score().score());
    int[] all = new int[baseline.lines()];
    Arrays.fill(all, 1);
    double[] ofBaseline = baseline.sum(all);
    double[] ofSystem = system.sum(all);
    SufficientStatistics difference = baseline.minus(system);
    int[] kept = new int[all.length];
    int above = 0;
    for (int k = 0; k < trials; k++) {
      for (int i = 0; i < kept.length; i++) {
        kept[i] = choice.keep() ? 1 : 0;
      }
      double[] moved = difference.sum(kept);
      double first = metric.score(plus(ofSystem, 1, moved)).score();
      double second = metric.score(plus(ofBaseline, -1, moved)).score();
      if (Math.abs(first - second) > real) {
        above++;
      }
    }
    return PairedBootstrap.pValue(above, trials);
  }

  private static double[] plus(double[] statistics, int sign, double[] moved) {
    double[] result = statistics.clone();
    for (int k = 0; k < result.length; k++) {
      result[k] += sign * moved[k];
    }
    return result;
  }
}
