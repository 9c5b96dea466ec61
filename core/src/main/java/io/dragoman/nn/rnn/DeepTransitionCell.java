package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import java.util.List;

/**
 * Several transitions in each time step (Pascanu et al. 2014; Miceli Barone et al. 2017): the first
 * cell takes the input, each further one, which has a bias in the place of inputs, goes on from the
 * state of the one before.
 */
final class DeepTransitionCell extends WrappedCell {
  private final List<Cell> further;

  DeepTransitionCell(Cell first, List<Cell> further) {
    super(first);
    this.further = List.copyOf(further);
  }

  @Override
  public CellState step(
      Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
    CellState state = cell().step(tape, projected, previous, time, sentences);
    for (Cell each : further) {
      Variable bias = each.projectInputs(tape, state.output()); // (batch, gates)
      state = each.step(tape, bias, state, time, sentences);
    }
    return state;
  }
}
