package io.dragoman.kernels;

/**
 * The counter-based generator of dropout masks: a 32-bit hash of a row's key and a column.
 *
 * <p>A row's key is first mixed to two independent words; each column's counter then goes through
 * two rounds of multiply-xorshift mixing (the second with other constants), one word entering
 * before each round. Values of neighbouring keys and columns are unrelated, and every value can be
 * computed on its own. Implementations of {@link Kernels} use the same constants in vector lanes.
 */
public final class MaskHash {
  /** The counter's multiplier, odd, near 2^32 divided by the golden ratio. */
  public static final int COUNTER = 0x9E3779B1;

  public static final int FIRST_A = 0x85EBCA6B;
  public static final int FIRST_B = 0xC2B2AE35;
  public static final int SECOND_A = 0x7FEB352D;
  public static final int SECOND_B = 0x846CA68B;

  /** Hash bits that make the uniform value: it is {@code (hash >>> 8) / 2^24}. */
  public static final int SHIFT = 8;

  private MaskHash() {}

  /** Mixes a row's key (the finalizer of SplitMix64, Steele et al. 2014). */
  public static long mixKey(long key) {
    long z = key + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The 32 random bits of one column, given the row's mixed key. */
  public static int hash(int low, int high, int column) {
    int h = (column * COUNTER) ^ low;
    h = (h ^ (h >>> 16)) * FIRST_A;
    h = (h ^ (h >>> 13)) * FIRST_B;
    h = h ^ (h >>> 16) ^ high;
    h = (h ^ (h >>> 16)) * SECOND_A;
    h = (h ^ (h >>> 15)) * SECOND_B;
    return h ^ (h >>> 16);
  }

  /** The smallest {@code hash >>> 8} that is kept: {@code uniform >= rate}. */
  public static int threshold(float rate) {
    return (int) Math.ceil((double) rate * (1 << 24));
  }
}
