package io.dragoman.examples.clockwork;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Short waveforms with values from -1 to 1. */
final class Waveforms {
  private static final int PARTIALS = 6;
  private static final double PEAK = 32768;

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
   * The loudest stretch of a file.
   *
   * @throws IllegalArgumentException if the file is no WAV of 16-bit samples or too short
   * @throws IOException if it cannot be read
   */
  static float[] read(Path file, int samples) throws IOException {
    byte[] bytes;
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      AudioFormat format = in.getFormat();
      if (format.getSampleSizeInBits() != 16 || format.getChannels() != 1 || format.isBigEndian()) {
        throw new IllegalArgumentException(
            file + ": is " + format + ": give a WAV file of one channel of 16-bit samples");
      }
      bytes = in.readAllBytes();
    } catch (UnsupportedAudioFileException e) {
      throw new IllegalArgumentException(file + ": is no WAV file: give one", e);
    }
    double[] all = new double[bytes.length / 2];
    for (int i = 0; i < all.length; i++) {
      all[i] = (short) ((bytes[2 * i + 1] << 8) | (bytes[2 * i] & 0xFF)) / PEAK;
    }
    if (all.length < samples) {
      throw new IllegalArgumentException(
          file + ": has " + all.length + " samples: give a file with at least " + samples);
    }
    return scaled(loudest(all, samples));
  }

  private static double[] loudest(double[] all, int samples) {
    double energy = 0;
    double most = -1;
    int best = 0;
    for (int end = 0; end < all.length; end++) {
      energy += all[end] * all[end];
      if (end >= samples) {
        energy -= all[end - samples] * all[end - samples];
      }
      if (end >= samples - 1 && energy > most) {
        most = energy;
        best = end - samples + 1;
      }
    }
    return Arrays.copyOfRange(all, best, best + samples);
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
