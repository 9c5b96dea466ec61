package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;
import java.util.List;

/**
 * One time step of a recurrent network, in two halves: the products with the inputs, which can be
 * made for all time steps at once, and the recurrent part.
 */
public interface Cell {
  /** The number of hidden units. */
  int hidden();

  /** The columns of {@link #projectInputs}: gates times hidden units. */
  int projection();

  /** The number of matrices in a state. */
  int stateParts();

  /** The state before the first step, all zeros: {@code (batch, hidden)} each. */
  default CellState zeroState(Tape tape, int batch) {
    Variable[] parts = new Variable[stateParts()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = tape.constant(tape.zeros(batch, hidden()));
    }
    return CellState.of(tape, List.of(parts));
  }

  /** What a state shows to what is above the cell: {@code (batch, hidden)}. */
  default Variable output(Tape tape, CellState state) {
    return state.output();
  }

  /** {@code x W + b} of any number of positions: {@code (rows, in)} to {@code (rows, gates)}. */
  Variable projectInputs(Tape tape, Variable inputs);

  /**
   * Whether {@link #projectInputs} of a weighted sum is that sum of the projections, for weights
   * whose sum is 1; not so where products are normalised.
   */
  default boolean projectsSums() {
    return true;
  }

  /**
   * {@link #projectInputs} of whole sequences, where rows may be left undefined that a step at
   * their time will not look at.
   *
   * @param inputs {@code (positions, in)}, laid out by {@code layout}
   */
  default Variable projectSequence(Tape tape, Variable inputs, SequenceLayout layout) {
    return projectInputs(tape, inputs);
  }

  /**
   * The next state.
   *
   * @param projected {@code (batch, gates)}, rows of {@link #projectInputs}; the cell takes it over
   * @param previous {@code (batch, hidden)}
   * @param time the position in the sequence, from 0, whatever the reading direction
   * @param sentences what identifies the sentence in each row to dropout; may hold more, and is not
   *     looked at on tapes without {@link io.dragoman.autograd.Randomness}
   */
  CellState step(Tape tape, Variable projected, CellState previous, int time, long[] sentences);

  /**
   * The next state where the recurrent weights are multiplied with something else than the previous
   * output, which is still what the state goes on from. If a cell knows no better, it takes it for
   * the previous output altogether.
   *
   * @param heard {@code (batch, hidden)}
   */
  default CellState step(
      Tape tape,
      Variable projected,
      CellState previous,
      Variable heard,
      int time,
      long[] sentences) {
    CellState others = previous.parts(tape, 1, previous.size());
    CellState changed = CellState.join(tape, CellState.of(tape, heard), others);
    return step(tape, projected, changed, time, sentences);
  }
}
