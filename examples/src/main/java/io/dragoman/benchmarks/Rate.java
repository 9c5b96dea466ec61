package io.dragoman.benchmarks;

import io.dragoman.bench.FmaPeak;
import io.dragoman.kernels.KernelsSelector;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How fast a thread computes, beside the time that JMH measures: in 10^9 operations a second, and
 * in per cent of the peak that was measured at the start of the same fork.
 */
@AuxCounters
@State(Scope.Thread)
public class Rate {
  /** Operations done, in 10^9: by the second they are GFLOP/s. */
  public double gflops;

  /** Per cent of a second's worth at the peak: by the second they are the utilisation. */
  public double percentOfPeak;

  /** Counts operations of one thread. */
  void add(double operations) {
    gflops += operations / 1e9;
    percentOfPeak += 100 * operations / Peak.ONE_THREAD;
  }

  /** Measured once a process; infinite, so that utilisation is 0, where it is not known. */
  private static final class Peak {
    static final double ONE_THREAD =
        FmaPeak.measure(KernelsSelector.kernels(), 1)
            .map(FmaPeak::oneThread)
            .orElse(Double.POSITIVE_INFINITY);
  }

  /** Measures the peak now, so that it is not measured while something else is. */
  static void measurePeak() {
    new Rate().add(0);
  }
}
