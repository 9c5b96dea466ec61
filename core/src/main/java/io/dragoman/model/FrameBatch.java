package io.dragoman.model;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Sequences of real-valued vectors, such as frames of sound or points of a pen, sorted by
 * decreasing length and packed time-major without padding, as {@link SequenceBatch} packs ids.
 */
public final class FrameBatch implements SequenceInput {
  private final SequenceLayout layout;
  private final Tensor frames;
  private final int[] sentences;
  private final long[] keys;

  private FrameBatch(SequenceLayout layout, Tensor frames, int[] sentences, long[] keys) {
    this.layout = layout;
    this.frames = frames;
    this.sentences = sentences;
    this.keys = keys;
  }

  /**
   * Packs sequences; equal lengths keep their order. The values are copied.
   *
   * @param sequences for each sequence {@code [time][features]}, at least one frame
   * @param keys what identifies each sequence to dropout, such as its line number
   * @throws IllegalArgumentException if a sequence is empty, a frame has another number of features
   *     than the first, or the numbers of sequences and keys differ
   */
  public static FrameBatch of(float[][][] sequences, long[] keys) {
    if (sequences.length == 0 || sequences.length != keys.length) {
      throw new IllegalArgumentException(
          ("frame batch: " + sequences.length + " sequences and " + keys.length + " keys: give at")
              + " least one sequence and as many keys");
    }
    requireFrames(sequences);
    int[] order =
        SequenceBatch.longestFirst(
            Arrays.stream(sequences).mapToInt(each -> each.length).toArray());
    int[] lengths = Arrays.stream(order).map(each -> sequences[each].length).toArray();
    long[] rowKeys = Arrays.stream(order).mapToLong(each -> keys[each]).toArray();
    SequenceLayout layout = SequenceLayout.of(lengths);
    int features = sequences[0][0].length;
    Tensor frames = Tensor.zeros(layout.positions(), features); // (positions, features)
    for (int row = 0; row < order.length; row++) {
      float[][] sequence = sequences[order[row]];
      for (int t = 0; t < sequence.length; t++) {
        int at = frames.rowOffset(layout.position(t, row));
        System.arraycopy(sequence[t], 0, frames.data(), at, features);
      }
    }
    return new FrameBatch(layout, frames, order, rowKeys);
  }

  /** Packs sequences that are numbered from 0. */
  public static FrameBatch of(float[][]... sequences) {
    return of(sequences, LongStream.range(0, sequences.length).toArray());
  }

  private static void requireFrames(float[][][] sequences) {
    for (int i = 0; i < sequences.length; i++) {
      if (sequences[i].length == 0) {
        throw new IllegalArgumentException(
            "frame batch: sequence " + i + " is empty: each must hold at least one frame");
      }
      int features = sequences[0][0].length;
      for (int t = 0; t < sequences[i].length; t++) {
        if (sequences[i][t].length != features || features == 0) {
          throw new IllegalArgumentException(
              ("frame batch: sequence " + i + ", frame " + t + " has " + sequences[i][t].length)
                  + (" features but the first frame " + features)
                  + ": give the same number, at least 1, everywhere");
        }
      }
    }
  }

  /** The values of a frame. */
  public int features() {
    return frames.columns();
  }

  /** All frames as laid out, {@code (positions, features)}; not a copy. */
  public Tensor frames() {
    return frames;
  }

  @Override
  public int size() {
    return layout.batch();
  }

  @Override
  public SequenceLayout layout() {
    return layout;
  }

  @Override
  public int sentence(int row) {
    return sentences[row];
  }

  @Override
  public long[] keys() {
    return keys;
  }
}
