package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.INTS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * exp, tanh and sigmoid of ranges of arrays, in vectors and then single floats with equal bits.
 *
 * <p>Relative error below 4e-7. Ranges are limited by integer minima of the magnitude's bits, which
 * are one instruction each where float minima take many; that loses NaN, so its bits are put back
 * into the result.
 *
 * <p>The loops are written out in full on purpose: they are then too large to be inlined. Several
 * of them in one compiled method exceed the compiler's limit on nodes, and vectors are allocated.
 */
final class VectorMath {
  private static final int CHUNK = 1024;

  static final int SIGN = 0x80000000;
  static final int MAGNITUDE = 0x7FFFFFFF;
  private static final int INFINITY = 0x7F800000;
  private static final int NAN = 0x7FC00000;
  static final int ONE = 0x3F800000;

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 * 2^23: adding it rounds a float to an integer, left in the low mantissa bits. */
  private static final float ROUNDER = 12582912f;

  /** The bits of 88: e^-88 is below the smallest normal float and becomes zero. */
  private static final int EXP_LIMIT = 0x42B00000;

  private static final float E0 = 1.9875691500e-4f;
  private static final float E1 = 1.3981999507e-3f;
  private static final float E2 = 8.3334519073e-3f;
  private static final float E3 = 4.1665795894e-2f;
  private static final float E4 = 1.6666665459e-1f;
  private static final float E5 = 5.0000001201e-1f;

  /** The bits of 9: from there on tanh is 1 in float arithmetic, and so is the approximation. */
  static final int TANH_LIMIT = 0x41100000;

  static final float P4 = 1.3419828e-8f;
  static final float P3 = 2.0661266e-5f;
  static final float P2 = 3.4989964e-3f;
  static final float P1 = 1.3383980e-1f;
  static final float Q4 = 7.8047316e-7f;
  static final float Q3 = 3.2910387e-4f;
  static final float Q2 = 2.5890207e-2f;
  static final float Q1 = 4.6717300e-1f;

  private VectorMath() {}

  /**
   * {@code y = e^-|x - shift|}; may be in place.
   *
   * <p>{@code e^-z = 2^n e^r} with {@code n = round(-z / ln 2)} and a polynomial for {@code e^r}
   * (Cephes). The exponent field of 2^n is put together from the bits of n; n = -127 gives zero.
   */
  static void expOfMinus(float[] x, int xt, float shift, float[] y, int yt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      IntVector magnitude = load(x, xt + i).sub(shift).reinterpretAsInts().and(MAGNITUDE);
      FloatVector z = magnitude.min(EXP_LIMIT).or(SIGN).reinterpretAsFloats();
      FloatVector shifted = z.fma(splat(LOG2_E), splat(ROUNDER));
      FloatVector whole = shifted.sub(ROUNDER);
      FloatVector r = whole.fma(splat(-LN2_LOW), whole.fma(splat(-LN2_HIGH), z));
      FloatVector p = r.fma(splat(E0), splat(E1));
      p = p.fma(r, splat(E2));
      p = p.fma(r, splat(E3));
      p = p.fma(r, splat(E4));
      p = p.fma(r, splat(E5));
      p = p.fma(r.mul(r), r.add(1f));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(ONE);
      FloatVector e = p.mul(power.reinterpretAsFloats());
      e.reinterpretAsInts().or(nanBits(magnitude)).reinterpretAsFloats().intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      int magnitude = Float.floatToRawIntBits(x[xt + i] - shift) & MAGNITUDE;
      float z = Float.intBitsToFloat(Math.min(magnitude, EXP_LIMIT) | SIGN);
      float shifted = Math.fma(z, LOG2_E, ROUNDER);
      float whole = shifted - ROUNDER;
      float r = Math.fma(whole, -LN2_LOW, Math.fma(whole, -LN2_HIGH, z));
      float p = Math.fma(r, E0, E1);
      p = Math.fma(p, r, E2);
      p = Math.fma(p, r, E3);
      p = Math.fma(p, r, E4);
      p = Math.fma(p, r, E5);
      p = Math.fma(p, r * r, r + 1f);
      float e = p * Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + ONE);
      y[yt + i] = Float.intBitsToFloat(Float.floatToRawIntBits(e) | nanBits(magnitude));
    }
  }

  /**
   * The sum of {@code e^-|x - shift|}, with the bits of {@link #expOfMinus} followed by {@link
   * Lanes#sumOfDifferences}, but without writing the exponentials down.
   */
  static float sumOfExponentials(float[] x, int xt, float shift, int n, float[] scratch) {
    FloatVector sums = FloatVector.zero(FLOATS);
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      IntVector magnitude = load(x, xt + i).sub(shift).reinterpretAsInts().and(MAGNITUDE);
      FloatVector z = magnitude.min(EXP_LIMIT).or(SIGN).reinterpretAsFloats();
      FloatVector shifted = z.fma(splat(LOG2_E), splat(ROUNDER));
      FloatVector whole = shifted.sub(ROUNDER);
      FloatVector r = whole.fma(splat(-LN2_LOW), whole.fma(splat(-LN2_HIGH), z));
      FloatVector p = r.fma(splat(E0), splat(E1));
      p = p.fma(r, splat(E2));
      p = p.fma(r, splat(E3));
      p = p.fma(r, splat(E4));
      p = p.fma(r, splat(E5));
      p = p.fma(r.mul(r), r.add(1f));
      IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(ONE);
      IntVector e = p.mul(power.reinterpretAsFloats()).reinterpretAsInts().or(nanBits(magnitude));
      sums = sums.add(e.reinterpretAsFloats());
    }
    float sum = Lanes.sum(sums, scratch);
    if (i < n) {
      float[] tail = Scratch.row(Scratch.EXPONENTIALS, n - i);
      expOfMinus(x, xt + i, shift, tail, 0, n - i);
      for (int j = 0; j < n - i; j++) {
        sum += tail[j];
      }
    }
    return sum;
  }

  /**
   * {@code y = tanh(x)}; may be in place.
   *
   * <p>The rational approximation described at the plain Java kernels, of |x|, with the sign of x.
   */
  static void tanh(float[] x, int xt, float[] y, int yt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      IntVector bits = load(x, xt + i).reinterpretAsInts();
      IntVector magnitude = bits.and(MAGNITUDE);
      FloatVector z = magnitude.min(TANH_LIMIT).reinterpretAsFloats();
      FloatVector square = z.mul(z);
      FloatVector one = splat(1f);
      FloatVector p = square.fma(splat(P4), splat(P3));
      p = p.fma(square, splat(P2));
      p = p.fma(square, splat(P1));
      p = p.fma(square, one);
      FloatVector q = square.fma(splat(Q4), splat(Q3));
      q = q.fma(square, splat(Q2));
      q = q.fma(square, splat(Q1));
      q = q.fma(square, one);
      IntVector t = z.mul(p).div(q).reinterpretAsInts().min(ONE);
      t.or(bits.and(SIGN)).or(nanBits(magnitude)).reinterpretAsFloats().intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      y[yt + i] = tanh(x[xt + i]);
    }
  }

  /** {@code tanh(x)} with the bits of the vector loop. */
  static float tanh(float x) {
    int bits = Float.floatToRawIntBits(x);
    int magnitude = bits & MAGNITUDE;
    float z = Float.intBitsToFloat(Math.min(magnitude, TANH_LIMIT));
    float square = z * z;
    float p = Math.fma(square, P4, P3);
    p = Math.fma(p, square, P2);
    p = Math.fma(p, square, P1);
    p = Math.fma(p, square, 1f);
    float q = Math.fma(square, Q4, Q3);
    q = Math.fma(q, square, Q2);
    q = Math.fma(q, square, Q1);
    q = Math.fma(q, square, 1f);
    int t = Math.min(Float.floatToRawIntBits(z * p / q), ONE);
    return Float.intBitsToFloat(t | (bits & SIGN) | nanBits(magnitude));
  }

  /** {@code y = 1 / (1 + e^-x)}; may be in place. */
  static void sigmoid(float[] x, int xt, float[] y, int yt, int n) {
    float[] e = Scratch.row(Scratch.EXPONENTIALS, CHUNK);
    for (int i = 0; i < n; i += CHUNK) {
      int length = Math.min(CHUNK, n - i);
      expOfMinus(x, xt + i, 0f, e, 0, length);
      sigmoid(x, xt + i, e, y, yt + i, length);
    }
  }

  /** {@code y = 1 / (1 + e)} for positive x and {@code e / (1 + e)} for negative. */
  private static void sigmoid(float[] x, int xt, float[] exponentials, float[] y, int yt, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      FloatVector e = load(exponentials, i);
      IntVector negative = load(x, xt + i).reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
      IntVector change = e.reinterpretAsInts().lanewise(VectorOperators.XOR, ONE).and(negative);
      FloatVector numerator = change.lanewise(VectorOperators.XOR, ONE).reinterpretAsFloats();
      numerator.div(e.add(1f)).intoArray(y, yt + i);
    }
    for (; i < n; i++) {
      float e = exponentials[i];
      y[yt + i] = (Float.floatToRawIntBits(x[xt + i]) < 0 ? e : 1f) / (e + 1f);
    }
  }

  /** The bits of NaN where the magnitude's bits are above those of infinity, else zero. */
  static IntVector nanBits(IntVector magnitude) {
    return IntVector.broadcast(INTS, INFINITY)
        .sub(magnitude)
        .lanewise(VectorOperators.ASHR, 31)
        .and(NAN);
  }

  private static int nanBits(int magnitude) {
    return ((INFINITY - magnitude) >> 31) & NAN;
  }

  static FloatVector splat(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }
}
