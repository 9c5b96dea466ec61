package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.INTS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;

import io.dragoman.kernels.MaskHash;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Elementwise kernels over ranges of flat arrays. */
final class VectorPointwise {
  private static final VectorSpecies<Double> DOUBLES =
      VectorSpecies.of(double.class, Lanes.FLOATS.vectorShape());
  private static final int[] COUNTERS = counters();

  private VectorPointwise() {}

  private static int[] counters() {
    int[] counters = new int[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      counters[i] = i * MaskHash.COUNTER;
    }
    return counters;
  }

  /** {@code x *= factor}. */
  static void scale(float[] x, int xt, float factor, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      load(x, xt + i).mul(factor).intoArray(x, xt + i);
    }
    for (; i < n; i++) {
      x[xt + i] *= factor;
    }
  }

  /** {@code y += x * mask}. */
  static void addProduct(float[] x, int xt, float[] mask, int mt, float[] y, int yt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      load(x, xt + i).fma(load(mask, mt + i), load(y, yt + i)).intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      y[yt + i] = Math.fma(x[xt + i], mask[mt + i], y[yt + i]);
    }
  }

  /** {@code dX += dY * (1 - y^2)}. */
  static void tanhBackward(float[] y, int yt, float[] dY, int dyt, float[] dX, int dxt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      FloatVector v = load(y, yt + i);
      FloatVector d = load(dY, dyt + i);
      d.sub(d.mul(v).mul(v)).add(load(dX, dxt + i)).intoArray(dX, dxt + i);
    }
    for (; i < n; i++) {
      float v = y[yt + i];
      float d = dY[dyt + i];
      dX[dxt + i] += d - d * v * v;
    }
  }

  /** {@code dX += dY * y * (1 - y)}. */
  static void sigmoidBackward(float[] y, int yt, float[] dY, int dyt, float[] dX, int dxt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      FloatVector v = load(y, yt + i);
      FloatVector d = load(dY, dyt + i).mul(v);
      d.sub(d.mul(v)).add(load(dX, dxt + i)).intoArray(dX, dxt + i);
    }
    for (; i < n; i++) {
      float v = y[yt + i];
      float d = dY[dyt + i] * v;
      dX[dxt + i] += d - d * v;
    }
  }

  /** {@code y = max(x, 0)}; may be in place. */
  static void relu(float[] x, int xt, float[] y, int yt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      load(x, xt + i).max(0f).intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      y[yt + i] = Math.max(x[xt + i], 0f);
    }
  }

  /**
   * One row of a dropout mask; the choice is made with bits: {@code (hash >>> 8) - threshold} is
   * negative where the value is dropped, and its sign clears the bits of the kept value.
   */
  static void dropoutRow(long key, int threshold, float kept, float[] mask, int mt, int n) {
    int low = (int) key;
    int high = (int) (key >>> 32);
    IntVector bits = IntVector.broadcast(INTS, Float.floatToRawIntBits(kept));
    IntVector counter = IntVector.fromArray(INTS, COUNTERS, 0);
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      IntVector h = secondRound(firstRound(counter.lanewise(VectorOperators.XOR, low)), high);
      IntVector dropped =
          h.lanewise(VectorOperators.LSHR, MaskHash.SHIFT)
              .sub(threshold)
              .lanewise(VectorOperators.ASHR, 31);
      bits.lanewise(VectorOperators.AND, dropped.not())
          .reinterpretAsFloats()
          .intoArray(mask, mt + i);
      counter = counter.add(LENGTH * MaskHash.COUNTER);
    }
    for (; i < n; i++) {
      boolean keep = MaskHash.hash(low, high, i) >>> MaskHash.SHIFT >= threshold;
      mask[mt + i] = keep ? kept : 0f;
    }
  }

  private static IntVector firstRound(IntVector h) {
    return xorShift(xorShift(xorShift(h, 16).mul(MaskHash.FIRST_A), 13).mul(MaskHash.FIRST_B), 16);
  }

  private static IntVector secondRound(IntVector x, int high) {
    IntVector h = x.lanewise(VectorOperators.XOR, high);
    return xorShift(
        xorShift(xorShift(h, 16).mul(MaskHash.SECOND_A), 15).mul(MaskHash.SECOND_B), 16);
  }

  private static IntVector xorShift(IntVector h, int shift) {
    return h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, shift));
  }

  /**
   * The sum of squares in double lanes, added in increasing order of lanes, then the tail.
   *
   * <p>Each load converts its lower half only: float vectors of half the length would be a second
   * length, which {@link Lanes} rules out.
   */
  static double sumOfSquares(float[] x, int from, int to) {
    DoubleVector s0 = DoubleVector.zero(DOUBLES);
    DoubleVector s1 = s0;
    int half = LENGTH / 2;
    int i = from;
    for (; i <= to - LENGTH - half; i += LENGTH) {
      DoubleVector a = (DoubleVector) load(x, i).convertShape(VectorOperators.F2D, DOUBLES, 0);
      DoubleVector b =
          (DoubleVector) load(x, i + half).convertShape(VectorOperators.F2D, DOUBLES, 0);
      s0 = a.fma(a, s0);
      s1 = b.fma(b, s1);
    }
    double sum = 0;
    for (double lane : s0.add(s1).toArray()) {
      sum += lane;
    }
    for (; i < to; i++) {
      sum = Math.fma((double) x[i], (double) x[i], sum);
    }
    return sum;
  }
}
