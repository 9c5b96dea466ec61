package io.dragoman.model;

import io.dragoman.tensor.SequenceLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sequences of ids, sorted by decreasing length and packed time-major without padding.
 *
 * <p>Row {@code r} is sentence {@code sentence(r)} of the order in which they were given, so that a
 * source and a target batch with different orders can be matched.
 */
public final class SequenceBatch implements SequenceInput {
  private final SequenceLayout layout;
  private final int[] ids;
  private final int[] sentences;
  private final long[] keys;
  private final List<int[]> factors;
  private final int[] copied; // null if not told
  private final List<SequenceBatch> further;

  private SequenceBatch(SequenceLayout layout, int[] ids, int[] sentences, long[] keys) {
    this(layout, ids, sentences, keys, List.of(), null, List.of());
  }

  private SequenceBatch(
      SequenceLayout layout,
      int[] ids,
      int[] sentences,
      long[] keys,
      List<int[]> factors,
      int[] copied,
      List<SequenceBatch> further) {
    this.layout = layout;
    this.ids = ids;
    this.sentences = sentences;
    this.keys = keys;
    this.factors = factors;
    this.copied = copied;
    this.further = further;
  }

  /**
   * Packs sources of any form; the first decides the order.
   *
   * @param sources ids in this form
   * @param keys what identifies each sentence to dropout
   */
  public static SequenceBatch of(SourceForm form, int[][] sources, long[] keys) {
    if (form.isPlain()) {
      return of(sources, keys);
    }
    SequenceBatch words = of(wordsOf(form, sources, 0), keys);
    List<int[]> factors = new ArrayList<>();
    for (int n = 0; n < form.factors(); n++) {
      factors.add(words.layOut(form, sources, n));
    }
    int[] copied = form.copies() ? words.layOut(form, sources, form.factors()) : null;
    List<SequenceBatch> further = new ArrayList<>();
    for (int n = 1; n < form.sources(); n++) {
      further.add(of(wordsOf(form, sources, n), keys));
    }
    return new SequenceBatch(
        words.layout, words.ids, words.sentences, words.keys, factors, copied, further);
  }

  private static int[][] wordsOf(SourceForm form, int[][] sources, int n) {
    return Arrays.stream(sources).map(each -> form.wordsOf(each, n)).toArray(int[][]::new);
  }

  /** A number of every position, laid out as the ids. */
  private int[] layOut(SourceForm form, int[][] sources, int index) {
    int[] result = new int[ids.length];
    for (int row = 0; row < sentences.length; row++) {
      int[] values = form.stream(sources[sentences[row]], index);
      for (int t = 0; t < values.length; t++) {
        result[layout.offset(t) + row] = values[t];
      }
    }
    return result;
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
    int[] order = longestFirst(Arrays.stream(sequences).mapToInt(each -> each.length).toArray());
    int[] lengths = new int[order.length];
    long[] rowKeys = new long[order.length];
    for (int row = 0; row < order.length; row++) {
      lengths[row] = sequences[order[row]].length;
      rowKeys[row] = keys[order[row]];
    }
    SequenceLayout layout = SequenceLayout.of(lengths);
    int[] ids = new int[layout.positions()];
    for (int row = 0; row < order.length; row++) {
      int[] sequence = sequences[order[row]];
      for (int t = 0; t < sequence.length; t++) {
        ids[layout.offset(t) + row] = sequence[t];
      }
    }
    return new SequenceBatch(layout, ids, order, rowKeys);
  }

  /** The places of the sequences by decreasing length, equal lengths in order: a counting sort. */
  static int[] longestFirst(int[] lengths) {
    int longest = 0;
    for (int length : lengths) {
      longest = Math.max(longest, length);
    }
    int[] next = new int[longest + 1]; // next[n]: where the next sequence of length n goes
    for (int length : lengths) {
      next[length]++;
    }
    int before = 0;
    for (int length = longest; length >= 0; length--) {
      int count = next[length];
      next[length] = before;
      before += count;
    }
    int[] order = new int[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      order[next[lengths[i]]++] = i;
    }
    return order;
  }

  /** Packs sequences that are numbered from 0. */
  public static SequenceBatch of(int[]... sequences) {
    return of(sequences, IntStream.range(0, sequences.length).asLongStream().toArray());
  }

  /** The number of sentences. */
  @Override
  public int size() {
    return layout.batch();
  }

  @Override
  public SequenceLayout layout() {
    return layout;
  }

  /** The ids of all positions, as laid out; not a copy. */
  public int[] ids() {
    return ids;
  }

  /** A factor of all positions, as laid out; not a copy. */
  int[] factor(int index) {
    return factors.get(index);
  }

  /** What the words of all positions are called when copied, as laid out; null if not told. */
  int[] copied() {
    return copied;
  }

  /** Another source of the same sentences. */
  SequenceBatch further(int index) {
    return further.get(index);
  }

  /** For each row the row of its sentence in another source. */
  int[] rowsOfFurther(int index) {
    SequenceBatch other = further.get(index);
    int[] rowOf = new int[size()];
    for (int row = 0; row < rowOf.length; row++) {
      rowOf[other.sentences[row]] = row;
    }
    return Arrays.stream(sentences).map(sentence -> rowOf[sentence]).toArray();
  }

  /** The place, in the given order, of the sentence in a row. */
  @Override
  public int sentence(int row) {
    return sentences[row];
  }

  /** What identifies the sentence in each row to dropout; not a copy. */
  @Override
  public long[] keys() {
    return keys;
  }
}
