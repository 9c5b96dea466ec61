package io.dragoman.evaluation.significance;

import java.util.Arrays;

/**
 * Paired bootstrap resampling: how often two systems would differ by more than they do if they were
 * equally good (Koehn 2004, <i>Statistical Significance Tests for Machine Translation
 * Evaluation</i>; the test statistic is that of Moses and sacreBLEU).
 */
public final class PairedBootstrap {
  private PairedBootstrap() {}

  /**
   * The p-value {@code (c + 1) / (n + 1)}: {@code c} of {@code n} resamples have a difference, less
   * the mean difference, above the real one; differences are absolute.
   *
   * @param baseline scores of one system on all resamples
   * @param system those of the other, on the same resamples
   * @param difference between the two systems' scores on the whole test set
   */
  public static double pValue(double[] baseline, double[] system, double difference) {
    double[] differences = new double[baseline.length];
    for (int k = 0; k < differences.length; k++) {
      differences[k] = Math.abs(system[k] - baseline[k]);
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    double real = Math.abs(difference);
    return pValue(
        Arrays.stream(differences).filter(each -> each - mean > real).count(), differences.length);
  }

  /** Never 0, since the real test set is one possible sample too. */
  static double pValue(long above, int trials) {
    return (above + 1.0) / (trials + 1);
  }
}
