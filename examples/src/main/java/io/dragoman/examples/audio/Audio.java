package io.dragoman.examples.audio;

import io.dragoman.data.DataException;
import java.util.List;

/**
 * Sound of one channel.
 *
 * @param samples from -1 to 1
 * @param rate samples a second
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of samples, never compared
public record Audio(float[] samples, int rate) {
  /** Checks the rate. */
  public Audio {
    if (rate < 1) {
      throw new DataException("audio: the rate is " + rate + " Hz: must be at least 1");
    }
  }

  /** The length in seconds. */
  public double seconds() {
    return (double) samples.length / rate;
  }

  /** Silence. */
  public static Audio silence(int samples, int rate) {
    return new Audio(new float[samples], rate);
  }

  /**
   * One after the other.
   *
   * @throws DataException if there is none or their rates differ
   */
  public static Audio join(List<Audio> parts) {
    if (parts.isEmpty()) {
      throw new DataException("audio: no parts to join: give at least one");
    }
    int rate = parts.get(0).rate();
    int length = 0;
    for (Audio part : parts) {
      if (part.rate() != rate) {
        throw new DataException(
            "audio: parts of %,d Hz and of %,d Hz: join parts of one rate"
                .formatted(rate, part.rate()));
      }
      length = Math.addExact(length, part.samples().length);
    }
    float[] samples = new float[length];
    int from = 0;
    for (Audio part : parts) {
      System.arraycopy(part.samples(), 0, samples, from, part.samples().length);
      from += part.samples().length;
    }
    return new Audio(samples, rate);
  }
}
