package io.dragoman.examples.audio;

/**
 * The fast Fourier transform {@code X[k] = sum_n x[n] exp(-2 pi i k n / N)} for N a power of two
 * (Cooley and Tukey 1965, decimation in time). May be used by many threads.
 */
final class Fft {
  private final int size;
  private final double[] cosines; // of 2 pi k / N, k < N / 2
  private final double[] sines;

  /**
   * Prepares the tables.
   *
   * @throws IllegalArgumentException if the size is not a power of two
   */
  Fft(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("fft: size is " + size + ": must be a power of two");
    }
    this.size = size;
    cosines = new double[size / 2];
    sines = new double[size / 2];
    for (int k = 0; k < size / 2; k++) {
      cosines[k] = StrictMath.cos(2 * Math.PI * k / size);
      sines[k] = StrictMath.sin(2 * Math.PI * k / size);
    }
  }

  /** The smallest transform that holds so many values. */
  static Fft atLeast(int values) {
    int size = Integer.highestOneBit(values);
    return new Fft(size < values ? 2 * size : size);
  }

  int size() {
    return size;
  }

  /** Transforms in place. */
  void transform(double[] real, double[] imaginary) {
    reverseBits(real, imaginary);
    for (int half = 1; half < size; half *= 2) {
      int stride = size / (2 * half);
      for (int start = 0; start < size; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          butterfly(real, imaginary, start + k, half, k * stride);
        }
      }
    }
  }

  private void butterfly(double[] real, double[] imaginary, int even, int half, int turn) {
    int odd = even + half;
    double re = real[odd] * cosines[turn] + imaginary[odd] * sines[turn];
    double im = imaginary[odd] * cosines[turn] - real[odd] * sines[turn];
    real[odd] = real[even] - re;
    imaginary[odd] = imaginary[even] - im;
    real[even] += re;
    imaginary[even] += im;
  }

  private void reverseBits(double[] real, double[] imaginary) {
    int j = 0;
    for (int i = 1; i < size; i++) {
      int bit = size / 2;
      for (; (j & bit) != 0; bit /= 2) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        swap(real, i, j);
        swap(imaginary, i, j);
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }

  /**
   * {@code |X[k]|^2} of real values for k from 0 to N / 2.
   *
   * @param values at most N, behind which zeros are thought
   */
  double[] power(double[] values) {
    double[] real = new double[size];
    double[] imaginary = new double[size];
    System.arraycopy(values, 0, real, 0, values.length);
    transform(real, imaginary);
    double[] power = new double[size / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
    }
    return power;
  }
}
