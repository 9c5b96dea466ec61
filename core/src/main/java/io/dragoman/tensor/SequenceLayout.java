package io.dragoman.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where the positions of a batch of sequences lie in a packed, time-major matrix.
 *
 * <p>Sequences are sorted by decreasing length, so at time step {@code t} exactly the first {@code
 * active(t)} of them are alive; their rows follow each other, and the steps follow each other:
 * position {@code (t, row)} is matrix row {@code offset(t) + row}. With lengths 3, 2, 2:
 *
 * <pre>
 *   t=0: rows 0 1 2   t=1: rows 3 4 5   t=2: row 6
 * </pre>
 */
public final class SequenceLayout {
  private final int[] lengths;
  private final int[] active;
  private final int[] offsets;

  private SequenceLayout(int[] lengths, int[] active, int[] offsets) {
    this.lengths = lengths;
    this.active = active;
    this.offsets = offsets;
  }

  /**
   * Lays out sequences of the given lengths.
   *
   * @throws IllegalArgumentException if a length is below 1 or the lengths increase
   */
  public static SequenceLayout of(int... lengths) {
    for (int row = 0; row < lengths.length; row++) {
      if (lengths[row] < 1 || (row > 0 && lengths[row] > lengths[row - 1])) {
        throw new IllegalArgumentException(
            "sequence layout: lengths must be at least 1 and sorted from long to short but are "
                + Arrays.toString(lengths));
      }
    }
    int time = lengths.length == 0 ? 0 : lengths[0];
    int[] active = new int[time];
    int[] offsets = new int[time + 1];
    int alive = lengths.length;
    for (int t = 0; t < time; t++) {
      while (lengths[alive - 1] <= t) {
        alive--;
      }
      active[t] = alive;
      offsets[t + 1] = offsets[t] + alive;
    }
    return new SequenceLayout(lengths.clone(), active, offsets);
  }

  /** The number of sequences. */
  public int batch() {
    return lengths.length;
  }

  /** The number of time steps, the longest length. */
  public int time() {
    return active.length;
  }

  /** The number of matrix rows, the sum of all lengths. */
  public int positions() {
    return offsets[active.length];
  }

  /** The number of sequences alive at step {@code t}: rows {@code 0} to {@code active(t) - 1}. */
  public int active(int t) {
    return active[t];
  }

  /** The matrix row at which step {@code t} starts; {@code offset(time())} is the end. */
  public int offset(int t) {
    return offsets[t];
  }

  public int length(int row) {
    return lengths[row];
  }

  /**
   * The layout of the same sequences with every {@code factor} steps made one; steps left over at
   * an end make one too.
   *
   * @throws IllegalArgumentException if the factor is below 1
   */
  public SequenceLayout shortened(int factor) {
    if (factor < 1) {
      throw new IllegalArgumentException(
          "sequence layout: shortened by " + factor + ": the factor must be at least 1");
    }
    return of(Arrays.stream(lengths).map(length -> (length - 1) / factor + 1).toArray());
  }

  /** The matrix row of a sequence's position at step {@code t}. */
  public int position(int t, int row) {
    return offsets[t] + Objects.checkIndex(row, active[t]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SequenceLayout layout && Arrays.equals(lengths, layout.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  @Override
  public String toString() {
    return "SequenceLayout" + Arrays.toString(lengths);
  }
}
