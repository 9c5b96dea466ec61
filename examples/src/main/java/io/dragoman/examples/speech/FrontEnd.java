package io.dragoman.examples.speech;

import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.audio.FrameFeatures;
import io.dragoman.examples.audio.LogMel;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * From sound to what the network reads: normalized log-mel frames, three side by side, so that an
 * input comes every 30 ms. May be used by many threads.
 */
final class FrontEnd {
  static final int BANDS = 40;
  static final double SECONDS_PER_FRAME = 0.010;
  private static final int STACKED = 3;

  private static final int WIDEST_BAND_MASK = 7;
  private static final int LONGEST_TIME_MASK = 8; // 80 ms: less than a word
  private static final int TIME_MASKS = 2;

  private final int rate;
  private final LogMel logMel;

  /** For sound of so many samples a second. */
  FrontEnd(int rate) {
    this.rate = rate;
    logMel = new LogMel(rate, BANDS);
  }

  /** Samples a second of the sound that it takes. */
  int rate() {
    return rate;
  }

  /** The values of an input. */
  static int features() {
    return STACKED * BANDS;
  }

  /** The time from one input to the next. */
  static double secondsPerInput() {
    return STACKED * SECONDS_PER_FRAME;
  }

  /** The normalized log-mel frames alone, {@code [time][40]}, for a picture. */
  float[][] spectrogram(Audio audio) {
    return FrameFeatures.normalize(logMel.of(audio));
  }

  /** The inputs of a sound. */
  float[][] inputs(Audio audio) {
    return FrameFeatures.stack(spectrogram(audio), STACKED);
  }

  /**
   * The same with some bands and some short times masked by the mean, which is 0 (Park et al. 2019,
   * "SpecAugment").
   */
  float[][] maskedInputs(Audio audio, SplittableRandom random) {
    float[][] frames = spectrogram(audio);
    int bands = random.nextInt(WIDEST_BAND_MASK + 1);
    int band = random.nextInt(BANDS - bands + 1);
    for (float[] frame : frames) {
      Arrays.fill(frame, band, band + bands, 0f);
    }
    for (int i = 0; i < TIME_MASKS; i++) {
      int length = random.nextInt(Math.min(frames.length, LONGEST_TIME_MASK + 1));
      int start = random.nextInt(frames.length - length);
      for (int t = start; t < start + length; t++) {
        Arrays.fill(frames[t], 0f);
      }
    }
    return FrameFeatures.stack(frames, STACKED);
  }
}
