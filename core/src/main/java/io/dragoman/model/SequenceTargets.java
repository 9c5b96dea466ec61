package io.dragoman.model;

import io.dragoman.tensor.Tensor;
import java.util.Optional;

/**
 * What a {@link SequenceNetwork} should say about a batch, in the order of its rows: classes for
 * softmax, values for the other output functions.
 */
public final class SequenceTargets {
  private final int[] classes;
  private final Tensor values;

  private SequenceTargets(int[] classes, Tensor values) {
    this.classes = classes;
    this.values = values;
  }

  /**
   * A class for each sequence.
   *
   * @param labels in the order in which the sequences were given to the batch
   */
  public static SequenceTargets labels(SequenceInput input, int... labels) {
    requireSame("labels", labels.length, "sequences", input.size());
    int[] rows = new int[labels.length];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = labels[input.sentence(row)];
    }
    return new SequenceTargets(rows, null);
  }

  /**
   * A class for each position of each sequence.
   *
   * @param labels {@code [sequence][time]}, in the order in which the sequences were given
   */
  public static SequenceTargets labelsOverTime(SequenceInput input, int[][] labels) {
    requireSame("rows of labels", labels.length, "sequences", input.size());
    int[] all = new int[input.layout().positions()];
    for (int row = 0; row < input.size(); row++) {
      int[] own = labels[input.sentence(row)];
      requireSame("labels", own.length, "positions", input.layout().length(row));
      for (int t = 0; t < own.length; t++) {
        all[input.layout().position(t, row)] = own[t];
      }
    }
    return new SequenceTargets(all, null);
  }

  /**
   * Values for each sequence.
   *
   * @param values {@code [sequence][outputs]}, in the order in which the sequences were given
   */
  public static SequenceTargets values(SequenceInput input, float[][] values) {
    requireSame("rows of values", values.length, "sequences", input.size());
    Tensor rows = Tensor.zeros(values.length, values[0].length); // (batch, outputs)
    for (int row = 0; row < values.length; row++) {
      copy(values[input.sentence(row)], rows, row);
    }
    return new SequenceTargets(null, rows);
  }

  /**
   * Values for each position of each sequence.
   *
   * @param values {@code [sequence][time][outputs]}, in the order in which the sequences were given
   */
  public static SequenceTargets valuesOverTime(SequenceInput input, float[][][] values) {
    requireSame("rows of values", values.length, "sequences", input.size());
    Tensor all = Tensor.zeros(input.layout().positions(), values[0][0].length);
    for (int row = 0; row < input.size(); row++) {
      float[][] own = values[input.sentence(row)];
      requireSame("values", own.length, "positions", input.layout().length(row));
      for (int t = 0; t < own.length; t++) {
        copy(own[t], all, input.layout().position(t, row));
      }
    }
    return new SequenceTargets(null, all);
  }

  private static void copy(float[] values, Tensor to, int row) {
    requireSame("values", values.length, "outputs", to.columns());
    System.arraycopy(values, 0, to.data(), to.rowOffset(row), values.length);
  }

  private static void requireSame(String what, int count, String ofWhat, int expected) {
    if (count != expected) {
      throw new IllegalArgumentException(
          "targets: " + count + " " + what + " for " + expected + " " + ofWhat + ": give as many");
    }
  }

  /** The number of single targets: classes, or values of all rows and columns. */
  public int size() {
    return classes == null ? values.size() : classes.length;
  }

  /** The classes; not a copy. */
  Optional<int[]> classes() {
    return Optional.ofNullable(classes);
  }

  /** The values {@code (rows, outputs)}; not a copy. */
  Optional<Tensor> values() {
    return Optional.ofNullable(values);
  }
}
