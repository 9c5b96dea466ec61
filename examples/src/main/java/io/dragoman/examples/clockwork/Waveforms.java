package io.dragoman.examples.clockwork;

import io.dragoman.data.DataException;
import io.dragoman.examples.audio.WavFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Short waveforms with values from -1 to 1. */
final class Waveforms {
  private static final int PARTIALS = 6;

  private Waveforms() {}

  /** Sums of partials of falling strength over two or three fundamentals, each slowly swelling. */
  static List<float[]> generate(int count, int samples, long seed) {
    Random random = new Random(seed);
    List<float[]> waves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] wave = new double[samples];
      int tones = 2 + random.nextInt(2);
      for (int tone = 0; tone < tones; tone++) {
        double cycles = 2 + 5 * random.nextDouble(); // of the fundamental in the whole wave
        for (int partial = 1; partial <= PARTIALS; partial++) {
          double phase = 2 * Math.PI * random.nextDouble();
          double strength = (0.5 + random.nextDouble()) / (partial * partial);
          for (int t = 0; t < samples; t++) {
            wave[t] +=
                strength * StrictMath.sin(2 * Math.PI * cycles * partial * t / samples + phase);
          }
        }
      }
      waves.add(scaled(wave));
    }
    return waves;
  }

  /**
   * The loudest stretch of a WAV file.
   *
   * @throws io.dragoman.data.DataException if the file is none, or too short, or silent
   */
  static float[] read(Path file, int samples) {
    float[] all = WavFile.read(file).samples();
    if (all.length < samples) {
      throw new DataException(
          file + ": has " + all.length + " samples: give a file with at least " + samples);
    }
    double[] stretch = loudest(all, samples);
    if (Arrays.stream(stretch).allMatch(each -> each == stretch[0])) {
      throw new DataException(file + ": is silent: give a file with sound");
    }
    return scaled(stretch);
  }

  private static double[] loudest(float[] all, int samples) {
    double energy = 0;
    double most = -1;
    int best = 0;
    for (int end = 0; end < all.length; end++) {
      energy += (double) all[end] * all[end];
      if (end >= samples) {
        energy -= (double) all[end - samples] * all[end - samples];
      }
      if (end >= samples - 1 && energy > most) {
        most = energy;
        best = end - samples + 1;
      }
    }
    double[] stretch = new double[samples];
    for (int i = 0; i < samples; i++) {
      stretch[i] = all[best + i];
    }
    return stretch;
  }

  private static float[] scaled(double[] wave) {
    double largest = 1e-9;
    for (double each : wave) {
      largest = Math.max(largest, Math.abs(each));
    }
    float[] scaled = new float[wave.length];
    for (int t = 0; t < wave.length; t++) {
      scaled[t] = (float) (wave[t] / largest);
    }
    return scaled;
  }
}
