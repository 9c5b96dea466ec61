package io.dragoman.data;

/**
 * Deterministic shuffles that depend on a seed alone, the same on every Java version.
 *
 * <p>The random numbers are SplitMix64 (Steele, Lea and Flood 2014) as a function of a counter.
 */
public final class Shuffling {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Shuffling() {}

  /** Permutes an array in place (Fisher and Yates). */
  static void shuffle(int[] values, long seed) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1, mix(seed + i * GOLDEN));
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /**
   * A seed for one of several purposes, such as an epoch. For one seed different purposes have
   * different results: each step is a bijection.
   *
   * <pre>
   *   mix(mix(seed) + (purpose + 1) 0x9E3779B97F4A7C15)
   * </pre>
   */
  public static long derive(long seed, long purpose) {
    return mix(mix(seed) + (purpose + 1) * GOLDEN);
  }

  private static int below(int bound, long random) {
    return (int) (((random >>> 33) * bound) >>> 31);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
