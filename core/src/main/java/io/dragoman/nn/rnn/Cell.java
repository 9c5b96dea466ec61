package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
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

  /** {@code x W + b} of any number of positions: {@code (rows, in)} to {@code (rows, gates)}. */
  Variable projectInputs(Tape tape, Variable inputs);

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
}
