package io.dragoman.nn.rnn;

import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.SequenceLayout;
import java.util.List;
import java.util.Optional;

/**
 * A recurrent layer over whole sequences, in one direction or in both (Schuster and Paliwal 1997);
 * with both, their outputs lie side by side: {@code [forward; backward]}.
 */
public final class RecurrentLayer {
  private final Cell forward;
  private final Optional<Cell> backward;

  private RecurrentLayer(Cell forward, Optional<Cell> backward) {
    this.forward = forward;
    this.backward = backward;
  }

  /** Creates {@code path.forward} and, if bidirectional, {@code path.backward}. */
  public static RecurrentLayer create(
      String cell, ParameterStore store, String path, int in, int hidden, boolean bidirectional) {
    Cell forward = Cells.create(cell, store, path + ".forward", in, hidden);
    return new RecurrentLayer(
        forward,
        bidirectional
            ? Optional.of(Cells.create(cell, store, path + ".backward", in, hidden))
            : Optional.empty());
  }

  /** The columns of the output: hidden units of all directions. */
  public int outputSize() {
    return forward.hidden() + backward.map(Cell::hidden).orElse(0);
  }

  /**
   * Reads sequences.
   *
   * @param inputs {@code (positions, in)}, laid out by {@code layout}
   * @param sentences what identifies the sentence in each row to dropout
   * @return all outputs {@code (positions, outputSize)} and the last ones {@code (batch,
   *     outputSize)}
   */
  public SequenceOutput run(Tape tape, Variable inputs, SequenceLayout layout, long[] sentences) {
    SequenceOutput left =
        Recurrence.run(tape, forward, inputs, layout, sentences, Direction.FORWARD);
    if (backward.isEmpty()) {
      return left;
    }
    SequenceOutput right =
        Recurrence.run(tape, backward.get(), inputs, layout, sentences, Direction.BACKWARD);
    return sideBySide(tape, left, right);
  }

  /**
   * Reads sequences whose products with the input weights were made before.
   *
   * @param inputs for each of the {@link #cells()} {@code (positions, gates)}, laid out by {@code
   *     layout}; the cells take them over
   * @param sentences what identifies the sentence in each row to dropout
   */
  public SequenceOutput runProjected(
      Tape tape, List<Variable> inputs, SequenceLayout layout, long[] sentences) {
    SequenceOutput left =
        Recurrence.runProjected(tape, forward, inputs.get(0), layout, sentences, Direction.FORWARD);
    if (backward.isEmpty()) {
      return left;
    }
    SequenceOutput right =
        Recurrence.runProjected(
            tape, backward.get(), inputs.get(1), layout, sentences, Direction.BACKWARD);
    return sideBySide(tape, left, right);
  }

  /**
   * Reads sequences that began before.
   *
   * @param inputs {@code (positions, in)}, laid out by {@code layout}
   * @param sentences what identifies the sentence in each row to dropout
   * @param first the state before the first step; null for zeros
   * @param time the position of the first step
   * @throws IllegalStateException if the layer also reads backward
   */
  public ContinuedOutput runFrom(
      Tape tape,
      Variable inputs,
      SequenceLayout layout,
      long[] sentences,
      CellState first,
      int time) {
    if (backward.isPresent()) {
      throw new IllegalStateException(
          "recurrent layer: reads in both directions: only a forward layer can go on from a state");
    }
    CellState start = first == null ? forward.zeroState(tape, layout.batch()) : first;
    return Recurrence.runFrom(tape, forward, inputs, layout, sentences, start, time);
  }

  /** The cell that reads forward and, if bidirectional, the one that reads backward. */
  public List<Cell> cells() {
    return backward.isEmpty() ? List.of(forward) : List.of(forward, backward.get());
  }

  private static SequenceOutput sideBySide(Tape tape, SequenceOutput left, SequenceOutput right) {
    return new SequenceOutput(
        RowOps.concatenate(tape, left.all(), right.all()), // (positions, 2 * hidden)
        RowOps.concatenate(tape, left.last(), right.last())); // (batch, 2 * hidden)
  }
}
