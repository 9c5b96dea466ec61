package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * exp, tanh and sigmoid in vectors, and the same operations on single floats for tails.
 *
 * <p>Each pair gives equal bits. Relative error below 4e-7. NaN propagates.
 */
final class VectorMath {
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 * 2^23: adding it rounds a float to an integer, left in the low mantissa bits. */
  private static final float ROUNDER = 12582912f;

  private static final int ROUNDER_BITS = 0x4B400000;
  private static final float EXP_LOW = -104f;
  private static final float EXP_HIGH = 89f;
  private static final float E0 = 1.9875691500e-4f;
  private static final float E1 = 1.3981999507e-3f;
  private static final float E2 = 8.3334519073e-3f;
  private static final float E3 = 4.1665795894e-2f;
  private static final float E4 = 1.6666665459e-1f;
  private static final float E5 = 5.0000001201e-1f;

  /** From here on tanh is 1 in float arithmetic, and so is the approximation. */
  private static final float TANH_LIMIT = 9f;

  private static final float P4 = 1.3419828e-8f;
  private static final float P3 = 2.0661266e-5f;
  private static final float P2 = 3.4989964e-3f;
  private static final float P1 = 1.3383980e-1f;
  private static final float Q4 = 7.8047316e-7f;
  private static final float Q3 = 3.2910387e-4f;
  private static final float Q2 = 2.5890207e-2f;
  private static final float Q1 = 4.6717300e-1f;

  private VectorMath() {}

  /**
   * {@code e^x = 2^n e^r} with {@code n = round(x / ln 2)} and a polynomial for {@code e^r}
   * (Cephes); 2^n as two factors, so that results overflow to infinity and underflow to zero.
   */
  static FloatVector exp(FloatVector x) {
    FloatVector bounded = x.min(EXP_HIGH).max(EXP_LOW);
    FloatVector shifted = bounded.fma(splat(LOG2_E), splat(ROUNDER));
    FloatVector n = shifted.sub(ROUNDER);
    FloatVector r = n.fma(splat(-LN2_LOW), n.fma(splat(-LN2_HIGH), bounded));
    FloatVector p = r.fma(splat(E0), splat(E1));
    p = p.fma(r, splat(E2));
    p = p.fma(r, splat(E3));
    p = p.fma(r, splat(E4));
    p = p.fma(r, splat(E5));
    p = p.fma(r.mul(r), r.add(1f));
    IntVector exponent = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
    return p.mul(power(half)).mul(power(exponent.sub(half)));
  }

  private static FloatVector power(IntVector exponent) {
    return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  static float exp(float x) {
    float bounded = Math.max(Math.min(x, EXP_HIGH), EXP_LOW);
    float shifted = Math.fma(bounded, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, bounded));
    float p = Math.fma(r, E0, E1);
    p = Math.fma(p, r, E2);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E5);
    p = Math.fma(p, r * r, r + 1f);
    int exponent = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    int half = exponent >> 1;
    return p * power(half) * power(exponent - half);
  }

  private static float power(int exponent) {
    return Float.intBitsToFloat((exponent + 127) << 23);
  }

  /** {@code 1 / (1 + e^-x)}. */
  static FloatVector sigmoid(FloatVector x) {
    return splat(1f).div(exp(x.neg()).add(1f));
  }

  static float sigmoid(float x) {
    return 1f / (exp(-x) + 1f);
  }

  /** The rational approximation described at the plain Java kernels. */
  static FloatVector tanh(FloatVector x) {
    FloatVector bounded = x.min(TANH_LIMIT).max(-TANH_LIMIT);
    FloatVector square = bounded.mul(bounded);
    FloatVector one = splat(1f);
    FloatVector p = square.fma(splat(P4), splat(P3));
    p = p.fma(square, splat(P2));
    p = p.fma(square, splat(P1));
    p = p.fma(square, one);
    FloatVector q = square.fma(splat(Q4), splat(Q3));
    q = q.fma(square, splat(Q2));
    q = q.fma(square, splat(Q1));
    q = q.fma(square, one);
    return bounded.mul(p).div(q).min(1f).max(-1f);
  }

  static float tanh(float x) {
    float bounded = Math.max(Math.min(x, TANH_LIMIT), -TANH_LIMIT);
    float square = bounded * bounded;
    float p = Math.fma(square, P4, P3);
    p = Math.fma(p, square, P2);
    p = Math.fma(p, square, P1);
    p = Math.fma(p, square, 1f);
    float q = Math.fma(square, Q4, Q3);
    q = Math.fma(q, square, Q2);
    q = Math.fma(q, square, Q1);
    q = Math.fma(q, square, 1f);
    return Math.max(Math.min(bounded * p / q, 1f), -1f);
  }

  /** {@code y = sigmoid(x)}; may be in place. */
  static void sigmoid(float[] x, int xt, float[] y, int yt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      sigmoid(load(x, xt + i)).intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      y[yt + i] = sigmoid(x[xt + i]);
    }
  }

  /** {@code y = tanh(x)}; may be in place. */
  static void tanh(float[] x, int xt, float[] y, int yt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      tanh(load(x, xt + i)).intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      y[yt + i] = tanh(x[xt + i]);
    }
  }

  private static FloatVector splat(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }
}
