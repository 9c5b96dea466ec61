package io.dragoman.nn;

import io.dragoman.tensor.Tensor;
import java.util.SplittableRandom;

/** Gives a parameter its first values. */
@FunctionalInterface
public interface Initializer {
  /** All zeros. */
  Initializer ZEROS = (value, seed) -> value.fill(0f);

  /** Fills the value; the same seed gives the same values. */
  void fill(Tensor value, long seed);

  /** All values the same. */
  static Initializer constant(float constant) {
    return (value, seed) -> value.fill(constant);
  }

  /** Uniform in {@code [-bound, bound)}. */
  static Initializer uniform(double bound) {
    return (value, seed) -> {
      SplittableRandom random = new SplittableRandom(seed);
      float[] data = value.data();
      for (int i = 0; i < value.size(); i++) {
        data[value.offset() + i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
    };
  }

  /** Normal with mean 0 and the given standard deviation. */
  static Initializer normal(double deviation) {
    return (value, seed) -> {
      java.util.Random random = new java.util.Random(seed);
      float[] data = value.data();
      for (int i = 0; i < value.size(); i++) {
        data[value.offset() + i] = (float) (random.nextGaussian() * deviation);
      }
    };
  }

  /**
   * Gates side by side that are each {@code scale} times the identity, as far as it goes if they
   * are not square (Le et al. 2015).
   */
  static Initializer identity(int blocks, float scale) {
    return (value, seed) -> {
      value.fill(0f);
      int size = value.columns() / blocks;
      for (int i = 0; i < Math.min(value.rows(), size); i++) {
        for (int block = 0; block < blocks; block++) {
          value.set(i, block * size + i, scale);
        }
      }
    };
  }

  /**
   * Gates side by side whose columns (or rows, where those are fewer) are random, of length 1 and
   * at right angles (Saxe et al. 2014).
   */
  static Initializer orthogonal(int blocks) {
    return (value, seed) -> Orthogonal.fill(value, blocks, new java.util.Random(seed));
  }

  /**
   * Uniform in {@code +-sqrt(6 / (in + out))} of a weight {@code (in, blocks * out)}: Glorot and
   * Bengio 2010, for each of the gates side by side on its own.
   */
  static Initializer glorot(int blocks) {
    return (value, seed) ->
        uniform(Math.sqrt(6.0 / (value.rows() + (double) value.columns() / blocks)))
            .fill(value, seed);
  }
}
