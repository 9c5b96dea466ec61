package io.dragoman.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The machine's vectors, and reductions over their lanes in a fixed order.
 *
 * <p>All kernels use float vectors of this one length. With a second length in use JDK 17 may
 * allocate the vectors of every method that it compiles afterwards.
 */
final class Lanes {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
  static final int LENGTH = FLOATS.length();

  private static final ThreadLocal<float[]> SCRATCH =
      ThreadLocal.withInitial(() -> new float[LENGTH]);

  private Lanes() {}

  /** An array of this thread with room for one vector. */
  static float[] scratch() {
    return SCRATCH.get();
  }

  /** The lanes added pairwise: upper half to lower half until one is left. */
  static float sum(FloatVector lanes, float[] scratch) {
    lanes.intoArray(scratch, 0);
    for (int width = LENGTH >> 1; width > 0; width >>= 1) {
      for (int i = 0; i < width; i++) {
        scratch[i] += scratch[i + width];
      }
    }
    return scratch[0];
  }

  /** {@code x . y}: four vectors of partial sums, their lanes pairwise, then the tail. */
  static float dot(float[] x, int xt, float[] y, int yt, int n, float[] scratch) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector s0 = zero, s1 = zero, s2 = zero, s3 = zero;
    int i = 0;
    for (; i <= n - 4 * LENGTH; i += 4 * LENGTH) {
      int p = xt + i;
      int q = yt + i;
      s0 = load(x, p).fma(load(y, q), s0);
      s1 = load(x, p + LENGTH).fma(load(y, q + LENGTH), s1);
      s2 = load(x, p + 2 * LENGTH).fma(load(y, q + 2 * LENGTH), s2);
      s3 = load(x, p + 3 * LENGTH).fma(load(y, q + 3 * LENGTH), s3);
    }
    for (; i <= n - LENGTH; i += LENGTH) {
      s0 = load(x, xt + i).fma(load(y, yt + i), s0);
    }
    float sum = sum(s0.add(s2).add(s1.add(s3)), scratch);
    for (; i < n; i++) {
      sum = Math.fma(x[xt + i], y[yt + i], sum);
    }
    return sum;
  }

  /**
   * The sum of values less {@code shift}: one vector of partial sums, its lanes pairwise, then the
   * tail.
   */
  static float sumOfDifferences(float[] x, int xt, float shift, int n, float[] scratch) {
    FloatVector sums = FloatVector.zero(FLOATS);
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      sums = sums.add(load(x, xt + i).sub(shift));
    }
    float sum = sum(sums, scratch);
    for (; i < n; i++) {
      sum += x[xt + i] - shift;
    }
    return sum;
  }

  /** The largest value, NaN if any is. */
  static float max(float[] x, int xt, int n) {
    FloatVector m0 = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
    FloatVector m1 = m0;
    int i = 0;
    for (; i <= n - 2 * LENGTH; i += 2 * LENGTH) {
      m0 = m0.max(load(x, xt + i));
      m1 = m1.max(load(x, xt + i + LENGTH));
    }
    for (; i <= n - LENGTH; i += LENGTH) {
      m0 = m0.max(load(x, xt + i));
    }
    float max = m0.max(m1).reduceLanes(VectorOperators.MAX);
    for (; i < n; i++) {
      max = Math.max(max, x[xt + i]);
    }
    return max;
  }

  /** The first index of {@code [from, to)} with a value above the threshold, or {@code to}. */
  static int firstAbove(float[] x, int from, int to, float threshold) {
    FloatVector limit = FloatVector.broadcast(FLOATS, threshold);
    int i = from;
    for (; i <= to - 4 * LENGTH; i += 4 * LENGTH) {
      VectorMask<Float> above = load(x, i).compare(VectorOperators.GT, limit);
      above = above.or(load(x, i + LENGTH).compare(VectorOperators.GT, limit));
      above = above.or(load(x, i + 2 * LENGTH).compare(VectorOperators.GT, limit));
      above = above.or(load(x, i + 3 * LENGTH).compare(VectorOperators.GT, limit));
      if (above.anyTrue()) {
        break;
      }
    }
    while (i < to && !(x[i] > threshold)) {
      i++;
    }
    return i;
  }

  /** {@code y += factor * x}. */
  static void addScaled(float factor, float[] x, int xt, float[] y, int yt, int n) {
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      factors.fma(load(x, xt + i), load(y, yt + i)).intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      y[yt + i] = Math.fma(factor, x[xt + i], y[yt + i]);
    }
  }

  /** {@code y += x}. */
  static void add(float[] x, int xt, float[] y, int yt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      load(x, xt + i).add(load(y, yt + i)).intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      y[yt + i] += x[xt + i];
    }
  }

  /** {@code z = x + y}. */
  static void sum(float[] x, int xt, float[] y, int yt, float[] z, int zt, int n) {
    int j = 0;
    for (; j <= n - LENGTH; j += LENGTH) {
      load(x, xt + j).add(load(y, yt + j)).intoArray(z, zt + j);
    }
    for (; j < n; j++) {
      z[zt + j] = x[xt + j] + y[yt + j];
    }
  }

  static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(FLOATS, x, at);
  }
}
