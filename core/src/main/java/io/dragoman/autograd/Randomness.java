package io.dragoman.autograd;

/**
 * Where dropout masks come from: a counter-based key for every (seed, update, layer, sentence, time
 * step), so that masks depend neither on threads nor on how a batch is cut into shards.
 *
 * @param seed the run's seed
 * @param update the number of the optimizer update
 */
public record Randomness(long seed, long update) {
  /** The time step of masks that are the same at all time steps. */
  public static final int ALWAYS = -1;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The key of one row. */
  public long key(int layer, long sentence, int time) {
    long key = mix(seed + GOLDEN * update);
    key = mix(key + GOLDEN * (layer + 1L));
    key = mix(key + GOLDEN * sentence);
    return mix(key + GOLDEN * (time + 1L));
  }

  /** A number from 0 to below 1 for one row, of 2^53 values. */
  public double uniform(int layer, long sentence, int time) {
    return (key(layer, sentence, time) >>> 11) * 0x1p-53;
  }

  /** Another stream of the same update, for what is done twice in it; {@code pass} from 1. */
  public Randomness pass(int pass) {
    return new Randomness(mix(seed + GOLDEN * -pass), update);
  }

  // The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
