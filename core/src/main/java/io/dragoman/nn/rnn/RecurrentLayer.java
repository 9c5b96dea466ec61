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
 * with both, their outputs lie side by side.
 *
 * <p>Layers whose directions alternate (Zhou et al. 2016) form two chains: the first cell of a
 * layer reads what the first cell of the layer below wrote, against its direction, and so does the
 * second.
 */
public final class RecurrentLayer {
  private final Cell first;
  private final Optional<Cell> second;
  private final Direction direction; // of the first cell; the second reads against it
  private final boolean split;

  private RecurrentLayer(Cell first, Optional<Cell> second, Direction direction, boolean split) {
    this.first = first;
    this.second = second;
    this.direction = direction;
    this.split = split;
  }

  /** Creates {@code path.forward} and, if bidirectional, {@code path.backward}. */
  public static RecurrentLayer create(
      String cell, ParameterStore store, String path, int in, int hidden, boolean bidirectional) {
    Cell forward = Cells.create(cell, store, path + ".forward", in, hidden);
    Optional<Cell> backward =
        bidirectional
            ? Optional.of(Cells.create(cell, store, path + ".backward", in, hidden))
            : Optional.empty();
    return new RecurrentLayer(forward, backward, Direction.FORWARD, false);
  }

  /**
   * Creates the n-th layer of alternating ones, {@code path.forward} for the chain that begins
   * forward and {@code path.backward}, if bidirectional, for the other.
   *
   * @param in columns of the inputs, for both chains together above the lowest layer
   */
  public static RecurrentLayer alternating(
      int n,
      String cell,
      ParameterStore store,
      String path,
      int in,
      int hidden,
      boolean bidirectional) {
    boolean split = n > 0 && bidirectional;
    int own = split ? in / 2 : in;
    RecurrentLayer plain = create(cell, store, path, own, hidden, bidirectional);
    Direction direction = n % 2 == 0 ? Direction.FORWARD : Direction.BACKWARD;
    return new RecurrentLayer(plain.first, plain.second, direction, split);
  }

  /**
   * Creates the n-th layer of two stacks that read in opposite directions, {@code path.forward} and
   * {@code path.backward}, which take only their own kind's outputs of the layer below.
   *
   * @param in columns of the inputs, for both stacks together above the lowest layer
   */
  public static RecurrentLayer parallel(
      int n, String cell, ParameterStore store, String path, int in, int hidden) {
    RecurrentLayer plain = create(cell, store, path, n > 0 ? in / 2 : in, hidden, true);
    return new RecurrentLayer(plain.first, plain.second, Direction.FORWARD, n > 0);
  }

  /** The columns of the output: hidden units of all directions. */
  public int outputSize() {
    return first.hidden() + second.map(Cell::hidden).orElse(0);
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
    int half = inputs.columns() / 2;
    Variable left = split ? RowOps.columns(tape, inputs, 0, half) : inputs;
    SequenceOutput one = Recurrence.run(tape, first, left, layout, sentences, direction);
    if (second.isEmpty()) {
      return one;
    }
    Variable right = split ? RowOps.columns(tape, inputs, half, 2 * half) : inputs;
    SequenceOutput other =
        Recurrence.run(tape, second.get(), right, layout, sentences, direction.opposite());
    return sideBySide(tape, one, other);
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
    SequenceOutput one =
        Recurrence.runProjected(tape, first, inputs.get(0), layout, sentences, direction);
    if (second.isEmpty()) {
      return one;
    }
    SequenceOutput other =
        Recurrence.runProjected(
            tape, second.get(), inputs.get(1), layout, sentences, direction.opposite());
    return sideBySide(tape, one, other);
  }

  /**
   * Reads sequences that began before.
   *
   * @param inputs {@code (positions, in)}, laid out by {@code layout}
   * @param sentences what identifies the sentence in each row to dropout
   * @param state before the first step; null for zeros
   * @param time the position of the first step
   * @throws IllegalStateException if the layer also reads backward
   */
  public ContinuedOutput runFrom(
      Tape tape,
      Variable inputs,
      SequenceLayout layout,
      long[] sentences,
      CellState state,
      int time) {
    requireForward();
    CellState start = state == null ? first.zeroState(tape, layout.batch()) : state;
    return Recurrence.runFrom(tape, first, inputs, layout, sentences, start, time);
  }

  /**
   * The state before the first step, {@code (rows, hidden)} each part.
   *
   * @throws IllegalStateException if the layer also reads backward
   */
  public CellState start(Tape tape, int rows) {
    requireForward();
    return first.zeroState(tape, rows);
  }

  /**
   * One step, with the bits of {@link #runFrom}.
   *
   * @param inputs {@code (rows, in)}
   * @param time the position of the step
   * @param sentences what identifies the sentence in each row to dropout
   * @throws IllegalStateException if the layer also reads backward
   */
  public CellState step(
      Tape tape, Variable inputs, CellState previous, int time, long[] sentences) {
    return stepProjected(tape, first.projectInputs(tape, inputs), previous, time, sentences);
  }

  /**
   * The same with products with the input weights that were made before.
   *
   * @param projected {@code (rows, gates)}; the cell takes it over
   */
  public CellState stepProjected(
      Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
    requireForward();
    return first.step(tape, projected, previous, time, sentences);
  }

  private void requireForward() {
    if (second.isPresent() || direction == Direction.BACKWARD) {
      throw new IllegalStateException(
          "recurrent layer: reads backward too: only a forward layer can go on from a state");
    }
  }

  /** The first cell and, if bidirectional, the one that reads against it. */
  public List<Cell> cells() {
    return second.isEmpty() ? List.of(first) : List.of(first, second.get());
  }

  private static SequenceOutput sideBySide(Tape tape, SequenceOutput left, SequenceOutput right) {
    return new SequenceOutput(
        RowOps.concatenate(tape, left.all(), right.all()), // (positions, 2 * hidden)
        RowOps.concatenate(tape, left.last(), right.last())); // (batch, 2 * hidden)
  }
}
