package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.INTS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;

import io.dragoman.kernels.MaskHash;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Elementwise kernels over ranges of flat arrays. */
final class VectorPointwise {
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
}
