package io.dragoman.examples.audio;

import io.dragoman.data.DataException;

/**
 * Logarithms of the energies of frequency bands, frame by frame, as recognizers see speech:
 *
 * <ol>
 *   <li>pre-emphasis {@code y[n] = x[n] - 0.97 x[n-1]}, which lifts high frequencies;
 *   <li>frames of 25 ms every 10 ms, each under a Hamming window;
 *   <li>the power spectrum of each, through mel filters, and the logarithm.
 * </ol>
 *
 * <p>May be used by many threads.
 */
public final class LogMel {
  private static final double PRE_EMPHASIS = 0.97;
  private static final double FRAME_SECONDS = 0.025;
  private static final double SHIFT_SECONDS = 0.010;
  private static final double LOWEST_HERTZ = 20;
  private static final double FLOOR = 1e-6; // about the noise of 16 bits

  private final int rate;
  private final int bands;
  private final int shift;
  private final double[] window;
  private final Fft fft;
  private final MelFilterBank filters;

  /**
   * Prepares windows and filters, which reach from 20 Hz to half the rate.
   *
   * @param rate samples a second
   * @param bands the number of mel filters
   * @throws IllegalArgumentException if the filters would be too narrow
   */
  public LogMel(int rate, int bands) {
    this.rate = rate;
    this.bands = bands;
    shift = (int) Math.round(SHIFT_SECONDS * rate);
    window = hamming((int) Math.round(FRAME_SECONDS * rate));
    fft = Fft.atLeast(window.length);
    filters = new MelFilterBank(bands, LOWEST_HERTZ, rate / 2.0, fft.size(), rate);
  }

  /** {@code 0.54 - 0.46 cos(2 pi n / (N - 1))}. */
  private static double[] hamming(int length) {
    double[] window = new double[length];
    for (int n = 0; n < length; n++) {
      window[n] = 0.54 - 0.46 * StrictMath.cos(2 * Math.PI * n / (length - 1));
    }
    return window;
  }

  /**
   * The number of frames that a sound has: whole ones, but at least one, then filled with zeros.
   */
  public int frames(int samples) {
    return samples <= window.length ? 1 : 1 + (samples - window.length) / shift;
  }

  /**
   * What the bands hold.
   *
   * @return {@code [frames][bands]}
   * @throws DataException if the sound has another rate
   */
  public float[][] of(Audio audio) {
    if (audio.rate() != rate) {
      throw new DataException(
          "audio: the rate is %,d Hz but must be %,d Hz: resample it"
              .formatted(audio.rate(), rate));
    }
    double[] emphasized = emphasize(audio.samples());
    float[][] frames = new float[frames(emphasized.length)][bands];
    double[] frame = new double[window.length];
    for (int t = 0; t < frames.length; t++) {
      for (int n = 0; n < frame.length; n++) {
        int at = t * shift + n;
        frame[n] = at < emphasized.length ? emphasized[at] * window[n] : 0;
      }
      double[] energies = filters.apply(fft.power(frame));
      for (int band = 0; band < bands; band++) {
        frames[t][band] = (float) StrictMath.log(Math.max(energies[band], FLOOR));
      }
    }
    return frames;
  }

  private static double[] emphasize(float[] samples) {
    double[] emphasized = new double[samples.length];
    for (int n = 0; n < samples.length; n++) {
      emphasized[n] = samples[n] - PRE_EMPHASIS * samples[Math.max(0, n - 1)];
    }
    return emphasized;
  }
}
