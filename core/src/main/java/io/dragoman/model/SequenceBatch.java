package io.dragoman.model;

import io.dragoman.tensor.SequenceLayout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Sequences of ids, sorted by decreasing length and packed time-major without padding.
 *
 * <p>Row {@code r} is sentence {@code sentence(r)} of the order in which they were given, so that a
 * source and a target batch with different orders can be matched.
 */
public final class SequenceBatch {
  private final SequenceLayout layout;
  private final int[] ids;
  private final int[] sentences;
  private final long[] keys;

  private SequenceBatch(SequenceLayout layout, int[] ids, int[] sentences, long[] keys) {
    this.layout = layout;
    this.ids = ids;
    this.sentences = sentences;
    this.keys = keys;
  }

  /**
   * Packs sequences; equal lengths keep their order.
   *
   * @param sequences ids per sentence, each with at least one
   * @param keys what identifies each sentence to dropout, such as its line number
   * @throws IllegalArgumentException if a sequence is empty or the numbers differ
   */
  public static SequenceBatch of(int[][] sequences, long[] keys) {
    if (sequences.length != keys.length) {
      throw new IllegalArgumentException(
          "sequence batch: " + sequences.length + " sequences but " + keys.length + " keys");
    }
    for (int i = 0; i < sequences.length; i++) {
      if (sequences[i].length == 0) {
        throw new IllegalArgumentException(
            "sequence batch: sequence " + i + " is empty: each must hold at least one id");
      }
    }
    int[] order =
        IntStream.range(0, sequences.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> -sequences[i].length))
            .mapToInt(Integer::intValue)
            .toArray();
    SequenceLayout layout =
        SequenceLayout.of(Arrays.stream(order).map(i -> sequences[i].length).toArray());
    int[] ids = new int[layout.positions()];
    for (int t = 0; t < layout.time(); t++) {
      for (int row = 0; row < layout.active(t); row++) {
        ids[layout.position(t, row)] = sequences[order[row]][t];
      }
    }
    long[] rowKeys = Arrays.stream(order).mapToLong(i -> keys[i]).toArray();
    return new SequenceBatch(layout, ids, order, rowKeys);
  }

  /** Packs sequences that are numbered from 0. */
  public static SequenceBatch of(int[]... sequences) {
    return of(sequences, IntStream.range(0, sequences.length).asLongStream().toArray());
  }

  /** The number of sentences. */
  public int size() {
    return layout.batch();
  }

  public SequenceLayout layout() {
    return layout;
  }

  /** The ids of all positions, as laid out; not a copy. */
  public int[] ids() {
    return ids;
  }

  /** The place, in the given order, of the sentence in a row. */
  public int sentence(int row) {
    return sentences[row];
  }

  /** What identifies the sentence in each row to dropout; not a copy. */
  public long[] keys() {
    return keys;
  }
}
