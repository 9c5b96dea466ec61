package io.dragoman.examples.audio;

import java.util.Arrays;

/**
 * Triangular filters, equally wide on the mel scale {@code m = 1127 ln(1 + f / 700)} (Davis and
 * Mermelstein 1980), each rising from the centre of the one before and falling to the centre of the
 * one after.
 */
final class MelFilterBank {
  private final int[] first; // of each filter: the lowest bin that it hears
  private final double[][] weights; // of each filter: from that bin on

  /**
   * Prepares the filters.
   *
   * @param bands the number of filters
   * @param low where the first begins, in Hz
   * @param high where the last ends, in Hz
   * @param size of the Fourier transform
   * @param rate samples a second
   * @throws IllegalArgumentException if a filter would hear nothing
   */
  MelFilterBank(int bands, double low, double high, int size, int rate) {
    first = new int[bands];
    weights = new double[bands][];
    double bottom = mel(low);
    double step = (mel(high) - bottom) / (bands + 1);
    for (int band = 0; band < bands; band++) {
      double left = bottom + band * step;
      int from = size / 2 + 1;
      int to = 0;
      double[] all = new double[size / 2 + 1];
      for (int bin = 0; bin <= size / 2; bin++) {
        double distance = Math.abs(mel((double) bin * rate / size) - (left + step)) / step;
        if (distance < 1) {
          all[bin] = 1 - distance;
          from = Math.min(from, bin);
          to = bin + 1;
        }
      }
      if (from >= to) {
        throw new IllegalArgumentException(
            ("mel filters: %d bands from %.0f to %.0f Hz are too narrow for a spectrum of %d bins:"
                    + " take fewer")
                .formatted(bands, low, high, size / 2 + 1));
      }
      first[band] = from;
      weights[band] = Arrays.copyOfRange(all, from, to);
    }
  }

  private static double mel(double hertz) {
    return 1127 * StrictMath.log1p(hertz / 700);
  }

  /** The energy that each filter lets pass. */
  double[] apply(double[] power) {
    double[] energies = new double[first.length];
    for (int band = 0; band < first.length; band++) {
      double sum = 0;
      for (int i = 0; i < weights[band].length; i++) {
        sum += weights[band][i] * power[first[band] + i];
      }
      energies[band] = sum;
    }
    return energies;
  }
}
