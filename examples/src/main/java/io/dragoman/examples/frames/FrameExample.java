package io.dragoman.examples.frames;

/**
 * Frames and what they stand for.
 *
 * @param frames {@code [time][features]}
 * @param words ids, without {@code <s>} and {@code </s>}; for a classifier the one class
 * @param key identifies it to dropout
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of frames, never compared
public record FrameExample(float[][] frames, int[] words, long key) {
  /** The number of frames. */
  public int length() {
    return frames.length;
  }
}
