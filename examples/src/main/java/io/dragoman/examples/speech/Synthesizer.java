package io.dragoman.examples.speech;

import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.speech.SpokenSounds.Sound;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A voice that is computed: pulses of vocal cords and noise, through two resonances that glide from
 * sound to sound. Far from natural, but words differ as spoken ones do.
 */
final class Synthesizer {
  static final int RATE = 8000;

  private static final double BANDWIDTH = 90; // of a resonance, in Hz
  private static final double GLIDE_SECONDS = 0.02;
  private static final double LOUDEST = 0.6;
  private static final double BACKGROUND = 0.003;

  private final double pitch;
  private final double tract;
  private final double pace;
  private final SplittableRandom random;

  /**
   * A voice.
   *
   * @param pitch of the vocal cords, in Hz
   * @param tract factor of all resonances: above 1 for a short vocal tract
   * @param pace factor of speed
   * @param random varies each word a little
   */
  Synthesizer(double pitch, double tract, double pace, SplittableRandom random) {
    this.pitch = pitch;
    this.tract = tract;
    this.pace = pace;
    this.random = random;
  }

  private double vary(double share) {
    return 1 + share * (2 * random.nextDouble() - 1);
  }

  /** Says a word. */
  Audio say(String word) {
    List<Sound> sounds = SpokenSounds.of(word);
    double speed = pace * vary(0.15);
    double tone = pitch * vary(0.1);
    double size = tract * vary(0.03);
    int[] ends = new int[sounds.size()];
    int length = 0;
    for (int i = 0; i < ends.length; i++) {
      length += (int) (RATE * sounds.get(i).seconds() * vary(0.2) / speed);
      ends[i] = length;
    }
    return new Audio(samples(sounds, ends, tone, size), RATE);
  }

  private float[] samples(List<Sound> sounds, int[] ends, double tone, double size) {
    double glide = 1 / (GLIDE_SECONDS * RATE);
    Resonator first = new Resonator();
    Resonator second = new Resonator();
    double low = sounds.get(0).first();
    double high = sounds.get(0).second();
    double voice = 0;
    double noise = 0;
    double phase = 0;
    float[] samples = new float[ends[ends.length - 1]];
    int at = 0;
    for (int n = 0; n < samples.length; n++) {
      at += n == ends[at] ? 1 : 0;
      Sound sound = sounds.get(at);
      low += glide * (sound.first() - low);
      high += glide * (sound.second() - high);
      voice += 2 * glide * (sound.voice() - voice);
      noise += 2 * glide * (sound.noise() - noise);
      phase += tone * (1.1 - 0.2 * n / samples.length) / RATE; // the pitch falls
      double pulse = phase >= 1 ? 1 : 0;
      phase -= pulse;
      double source = voice * pulse + 0.15 * noise * (2 * random.nextDouble() - 1);
      double heard = first.next(source, low * size) + second.next(source, high * size);
      samples[n] = (float) (heard + BACKGROUND * random.nextDouble());
    }
    return scaled(samples);
  }

  private static float[] scaled(float[] samples) {
    float loudest = 1e-6f;
    for (float sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= (float) LOUDEST / loudest;
    }
    return samples;
  }

  /** {@code y[n] = (1 - r) x[n] + 2 r cos(2 pi f / rate) y[n-1] - r^2 y[n-2]}. */
  private static final class Resonator {
    private static final double RADIUS = StrictMath.exp(-Math.PI * BANDWIDTH / RATE);

    private double last;
    private double before;

    double next(double x, double hertz) {
      double angle = 2 * Math.PI * Math.min(hertz, 0.49 * RATE) / RATE;
      double y =
          (1 - RADIUS) * x + 2 * RADIUS * StrictMath.cos(angle) * last - RADIUS * RADIUS * before;
      before = last;
      last = y;
      return y;
    }
  }
}
