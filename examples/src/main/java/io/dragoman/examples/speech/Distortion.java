package io.dragoman.examples.speech;

import io.dragoman.examples.audio.Audio;
import java.util.SplittableRandom;

/** Changes that leave words as they are: speed, loudness, noise. */
final class Distortion {
  private static final double MOST_SPEED = 0.12;
  private static final double MOST_DECIBEL = 6;
  private static final double LEAST_NOISE = -4.5; // decimal logarithm of the amplitude
  private static final double MOST_NOISE = -2.3;

  private Distortion() {}

  /** Faster or slower, with the pitch, by up to 12 %, and louder or softer by up to 6 dB. */
  static Audio speedAndGain(Audio audio, SplittableRandom random) {
    double speed = 1 + MOST_SPEED * (2 * random.nextDouble() - 1);
    float gain = (float) StrictMath.pow(10, MOST_DECIBEL * (2 * random.nextDouble() - 1) / 20);
    float[] in = audio.samples();
    float[] out = new float[Math.max(1, (int) (in.length / speed))];
    for (int n = 0; n < out.length; n++) {
      double at = n * speed;
      int left = Math.min((int) at, in.length - 1);
      int right = Math.min(left + 1, in.length - 1);
      float share = (float) (at - left);
      out[n] = gain * (in[left] + share * (in[right] - in[left]));
    }
    return new Audio(out, audio.rate());
  }

  /** White noise over all, in place; from hardly any to what can be heard well. */
  static Audio addNoise(Audio audio, SplittableRandom random) {
    double exponent = LEAST_NOISE + (MOST_NOISE - LEAST_NOISE) * random.nextDouble();
    float amplitude = (float) StrictMath.pow(10, exponent);
    float[] samples = audio.samples();
    for (int n = 0; n < samples.length; n++) {
      samples[n] += amplitude * (float) (2 * random.nextDouble() - 1);
    }
    return audio;
  }
}
