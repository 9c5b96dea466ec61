package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;
import java.util.List;

/**
 * Cells one above the other, taken as one: each gets the output of the one below at the same time
 * step. The output is that of the topmost; a state is the parts of all, from the top down.
 */
public final class StackedCell implements Cell {
  private final List<Cell> cells;

  /** Stacks cells, the lowest first. */
  public StackedCell(List<Cell> cells) {
    this.cells = List.copyOf(cells);
  }

  @Override
  public int hidden() {
    return cells.get(cells.size() - 1).hidden();
  }

  @Override
  public int projection() {
    return cells.get(0).projection();
  }

  @Override
  public int stateParts() {
    return cells.stream().mapToInt(Cell::stateParts).sum();
  }

  @Override
  public CellState zeroState(Tape tape, int batch) {
    CellState state = cells.get(0).zeroState(tape, batch);
    for (Cell above : cells.subList(1, cells.size())) {
      state = CellState.join(tape, above.zeroState(tape, batch), state);
    }
    return state;
  }

  @Override
  public Variable projectInputs(Tape tape, Variable inputs) {
    return cells.get(0).projectInputs(tape, inputs);
  }

  @Override
  public Variable projectSequence(Tape tape, Variable inputs, SequenceLayout layout) {
    return cells.get(0).projectSequence(tape, inputs, layout);
  }

  @Override
  public CellState step(
      Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
    int end = previous.size(); // the lowest cell's parts stand last
    CellState state = null;
    CellState below = null;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      int start = end - cell.stateParts();
      Variable input =
          i == 0 ? projected : cell.projectInputs(tape, below.output()); // (batch, gates)
      below = cell.step(tape, input, previous.parts(tape, start, end), time, sentences);
      state = i == 0 ? below : CellState.join(tape, below, state);
      end = start;
    }
    return state;
  }
}
