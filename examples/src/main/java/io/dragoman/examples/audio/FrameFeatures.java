package io.dragoman.examples.audio;

/** What is done to frames before a network reads them. Frames are {@code [time][features]}. */
public final class FrameFeatures {
  private static final double SMALLEST_DEVIATION = 1e-3;

  private FrameFeatures() {}

  /**
   * Subtracts each feature's mean over time and divides by its standard deviation, in place: what a
   * microphone or a voice does to all frames alike goes away.
   */
  public static float[][] normalize(float[][] frames) {
    for (int feature = 0; feature < frames[0].length; feature++) {
      double sum = 0;
      double squares = 0;
      for (float[] frame : frames) {
        sum += frame[feature];
        squares += (double) frame[feature] * frame[feature];
      }
      double mean = sum / frames.length;
      double variance = Math.max(0, squares / frames.length - mean * mean);
      double deviation = Math.max(SMALLEST_DEVIATION, Math.sqrt(variance));
      for (float[] frame : frames) {
        frame[feature] = (float) ((frame[feature] - mean) / deviation);
      }
    }
    return frames;
  }

  /**
   * Puts every {@code count} frames side by side, so that there are fewer of them; the last is
   * filled with zeros: {@code [ceil(time / count)][count * features]}.
   */
  public static float[][] stack(float[][] frames, int count) {
    int features = frames[0].length;
    float[][] stacked = new float[(frames.length + count - 1) / count][count * features];
    for (int t = 0; t < frames.length; t++) {
      System.arraycopy(frames[t], 0, stacked[t / count], t % count * features, features);
    }
    return stacked;
  }
}
