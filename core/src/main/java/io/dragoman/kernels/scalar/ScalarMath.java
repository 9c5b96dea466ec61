package io.dragoman.kernels.scalar;

/**
 * exp, tanh and sigmoid of single floats from exactly rounded operations alone.
 *
 * <p>Relative error below 4e-7. NaN propagates.
 */
final class ScalarMath {
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 * 2^23: adding it rounds a float to an integer, left in the low mantissa bits. */
  private static final float ROUNDER = 12582912f;

  private static final int ROUNDER_BITS = 0x4B400000;

  /** From here on tanh is 1 in float arithmetic, and so is the approximation. */
  private static final float TANH_LIMIT = 9f;

  private ScalarMath() {}

  /**
   * {@code e^r} for {@code r = x - n ln 2}, by a polynomial (Cephes); then {@code e^x = 2^n e^r}.
   *
   * <p>2^n is applied as two factors, so large x overflow to infinity and small x underflow to
   * zero.
   */
  private static float expOfRest(float x, float n) {
    float r = x - n * LN2_HIGH - n * LN2_LOW;
    float p = 1.9875691500e-4f * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    return p * (r * r) + r + 1f;
  }

  private static float power(int exponent) {
    return Float.intBitsToFloat((exponent + 127) << 23);
  }

  /**
   * {@code x p(x^2) / q(x^2)} with p and q of degree 4, a minimax fit of the relative error (2e-8
   * before rounding) on [-9, 9]; beyond, exactly +-1.
   */
  static float tanh(float x) {
    float bounded = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, x));
    float square = bounded * bounded;
    float p = 1.3419828e-8f * square + 2.0661266e-5f;
    p = p * square + 3.4989964e-3f;
    p = p * square + 1.3383980e-1f;
    p = p * square + 1f;
    float q = 7.8047316e-7f * square + 3.2910387e-4f;
    q = q * square + 2.5890207e-2f;
    q = q * square + 4.6717300e-1f;
    q = q * square + 1f;
    return Math.max(-1f, Math.min(1f, bounded * p / q));
  }

  /**
   * {@code x = exp(x)} for the first n values; {@code work} is overwritten.
   *
   * <p>The powers of two are applied in a loop of their own, since that one is not vectorized.
   */
  static void exp(float[] x, float[] work, int n) {
    for (int i = 0; i < n; i++) {
      float bounded = Math.max(-104f, Math.min(89f, x[i]));
      float shifted = bounded * LOG2_E + ROUNDER;
      work[i] = shifted;
      x[i] = expOfRest(bounded, shifted - ROUNDER);
    }
    for (int i = 0; i < n; i++) {
      int exponent = Float.floatToRawIntBits(work[i]) - ROUNDER_BITS;
      int half = exponent >> 1;
      x[i] = x[i] * power(half) * power(exponent - half);
    }
  }

  /** {@code x = sigmoid(x)} for the first n values; {@code work} is overwritten. */
  static void sigmoid(float[] x, float[] work, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = -x[i];
    }
    exp(x, work, n);
    for (int i = 0; i < n; i++) {
      x[i] = 1f / (1f + x[i]);
    }
  }

  /** {@code x = tanh(x)} for the first n values. */
  static void tanh(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = tanh(x[i]);
    }
  }

  /** The sum of the first n values: eight fixed lanes, then a fixed tree. */
  static float sum(float[] x, int n) {
    float s0 = 0f, s1 = 0f, s2 = 0f, s3 = 0f, s4 = 0f, s5 = 0f, s6 = 0f, s7 = 0f;
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
      s4 += x[i + 4];
      s5 += x[i + 5];
      s6 += x[i + 6];
      s7 += x[i + 7];
    }
    float sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    for (; i < n; i++) {
      sum += x[i];
    }
    return sum;
  }

  /** The dot product of the first n values, in the order of {@link #sum}. */
  static float dot(float[] x, float[] y, int n) {
    float s0 = 0f, s1 = 0f, s2 = 0f, s3 = 0f, s4 = 0f, s5 = 0f, s6 = 0f, s7 = 0f;
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
      s4 += x[i + 4] * y[i + 4];
      s5 += x[i + 5] * y[i + 5];
      s6 += x[i + 6] * y[i + 6];
      s7 += x[i + 7] * y[i + 7];
    }
    float sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    for (; i < n; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** The largest of the first n values, NaN if any is. */
  static float max(float[] x, int n) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }
}
