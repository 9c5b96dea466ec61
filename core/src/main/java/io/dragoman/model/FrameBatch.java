package io.dragoman.model;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Sequences of real vectors (frames of sound, points of a pen), sorted by decreasing length and
 * packed time-major without padding; the counterpart of {@link SequenceBatch}.
 */
public final class FrameBatch {
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
   * Packs sequences; equal lengths keep their order.
   *
   * @param sequences {@code [sequence][time][features]}, each with at least one frame
   * @param keys what identifies each sequence to dropout, such as its line number
   * @throws IllegalArgumentException if there is no sequence or an empty one, numbers of sequences
   *     and keys differ, or frames differ in size
   */
  public static FrameBatch of(float[][][] sequences, long[] keys) {
    check(sequences, keys);
    int[] order =
        IntStream.range(0, sequences.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> -sequences[i].length)) // stable
            .mapToInt(Integer::intValue)
            .toArray();
    int[] lengths = new int[order.length];
    long[] rowKeys = new long[order.length];
    for (int row = 0; row < order.length; row++) {
      lengths[row] = sequences[order[row]].length;
      rowKeys[row] = keys[order[row]];
    }
    SequenceLayout layout = SequenceLayout.of(lengths);
    Tensor frames = Tensor.zeros(layout.positions(), sequences[0][0].length);
    for (int row = 0; row < order.length; row++) {
      float[][] sequence = sequences[order[row]];
      for (int t = 0; t < sequence.length; t++) {
        int at = frames.rowOffset(layout.offset(t) + row);
        System.arraycopy(sequence[t], 0, frames.data(), at, frames.columns());
      }
    }
    return new FrameBatch(layout, frames, order, rowKeys);
  }

  private static void check(float[][][] sequences, long[] keys) {
    if (sequences.length == 0 || sequences.length != keys.length) {
      throw new IllegalArgumentException(
          "frame batch: " + sequences.length + " sequences and " + keys.length + " keys");
    }
    for (int i = 0; i < sequences.length; i++) {
      if (sequences[i].length == 0) {
        throw new IllegalArgumentException(
            "frame batch: sequence " + i + " is empty: each must hold at least one frame");
      }
      for (float[] frame : sequences[i]) {
        if (frame.length != sequences[0][0].length) {
          throw new IllegalArgumentException(
              "frame batch: a frame of sequence %d has %d features but the first has %d"
                  .formatted(i, frame.length, sequences[0][0].length));
        }
      }
    }
  }

  /** The number of sequences. */
  public int size() {
    return layout.batch();
  }

  public SequenceLayout layout() {
    return layout;
  }

  /** All frames as laid out, {@code (positions, features)}; not a copy. */
  public Tensor frames() {
    return frames;
  }

  /** The place, in the given order, of the sequence in a row. */
  public int sentence(int row) {
    return sentences[row];
  }

  /** What identifies the sequence in each row to dropout; not a copy. */
  public long[] keys() {
    return keys;
  }
}
