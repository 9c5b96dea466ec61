package io.dragoman.bench;

import io.dragoman.kernels.Kernels;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * The peak of the processor: single-precision multiply-adds on registers alone, two operations
 * each. No program does more of them, so speeds are given as a part of it.
 *
 * @param oneThread operations per second of one thread alone
 * @param allThreads of all threads at once
 * @param threads how many those were
 */
public record FmaPeak(double oneThread, double allThreads, int threads) {
  private static final int ROUNDS = 100;
  private static final int SLICES = 5;
  private static final long SLICE_NANOS = 40_000_000L;
  private static final long WARM_UP_NANOS = 100_000_000L;

  /**
   * Measures for about half a second, the best of several slices of time.
   *
   * @return empty if the kernels cannot tell, as the plain Java kernels
   */
  public static Optional<FmaPeak> measure(Kernels kernels, int threads) {
    if (kernels.multiplyAddRegisters(1) == 0) {
      return Optional.empty();
    }
    rate(kernels, WARM_UP_NANOS);
    double one = best(kernels, 1);
    return Optional.of(new FmaPeak(one, threads == 1 ? one : best(kernels, threads), threads));
  }

  private static double best(Kernels kernels, int threads) {
    double best = 0;
    for (int slice = 0; slice < SLICES; slice++) {
      best = Math.max(best, together(kernels, threads));
    }
    return best;
  }

  /** The sum of the rates of threads that begin at the same moment. */
  private static double together(Kernels kernels, int threads) {
    double[] rates = new double[threads];
    CyclicBarrier begin = new CyclicBarrier(threads);
    Thread[] others = new Thread[threads - 1];
    for (int i = 0; i < others.length; i++) {
      int place = i + 1;
      Runnable work = () -> rates[place] = rateFrom(begin, kernels);
      others[i] = new Thread(work, "dragoman-peak-" + place);
      others[i].setDaemon(true);
      others[i].start();
    }
    rates[0] = rateFrom(begin, kernels);
    double sum = rates[0];
    for (int i = 0; i < others.length; i++) {
      await(others[i]);
      sum += rates[i + 1];
    }
    return sum;
  }

  private static double rateFrom(CyclicBarrier begin, Kernels kernels) {
    try {
      begin.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("peak: interrupted while measuring", e);
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException("peak: another thread was interrupted", e);
    }
    return rate(kernels, SLICE_NANOS);
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("peak: interrupted while measuring", e);
    }
  }

  private static double rate(Kernels kernels, long nanos) {
    long operations = 0;
    long start = System.nanoTime();
    long now = start;
    while (now - start < nanos) {
      operations += kernels.multiplyAddRegisters(ROUNDS);
      now = System.nanoTime();
    }
    return operations * 1e9 / (now - start);
  }
}
