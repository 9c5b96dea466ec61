package io.dragoman.evaluation.significance;

import io.dragoman.evaluation.SufficientStatistics;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Bootstrap resamples: documents of as many lines as the test set has, drawn from it with
 * replacement.
 *
 * <p>The same lines are drawn for every system and every metric.
 */
public final class Resamples {
  private final int count;
  private final Supplier<IntSupplier> lines;
  private final int documentLines;

  private Resamples(int count, int documentLines, Supplier<IntSupplier> lines) {
    if (count < 1) {
      throw new IllegalArgumentException("resamples " + count + ": must be at least 1");
    }
    this.count = count;
    this.documentLines = documentLines;
    this.lines = lines;
  }

  /**
   * Drawn at random.
   *
   * @param count of resamples
   * @param documentLines lines of the test set
   */
  public static Resamples random(int count, int documentLines, long seed) {
    return new Resamples(
        count,
        documentLines,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          return () -> random.nextInt(documentLines);
        });
  }

  /** Given ones: the lines of each resample, counted from 0. */
  public static Resamples of(int[][] resamples) {
    return new Resamples(
        resamples.length,
        resamples[0].length,
        () -> Arrays.stream(resamples).flatMapToInt(Arrays::stream).iterator()::nextInt);
  }

  /** The score of every resample. */
  public double[] scores(SufficientStatistics statistics) {
    IntSupplier next = lines.get();
    double[] scores = new double[count];
    int[] times = new int[documentLines];
    for (int k = 0; k < count; k++) {
      Arrays.fill(times, 0);
      for (int i = 0; i < documentLines; i++) {
        times[next.getAsInt()]++;
      }
      scores[k] = statistics.metric().score(statistics.sum(times)).score();
    }
    return scores;
  }
}
