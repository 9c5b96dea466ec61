package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
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
  private final boolean residual;

  /** Stacks cells, the lowest first. */
  public StackedCell(List<Cell> cells) {
    this(cells, false);
  }

  /**
   * Stacks cells, the lowest first.
   *
   * @param residual whether a cell takes, and the stack writes, the sum of what all below wrote
   */
  public StackedCell(List<Cell> cells, boolean residual) {
    this.cells = List.copyOf(cells);
    this.residual = residual;
  }

  @Override
  public Variable output(Tape tape, CellState state) {
    Variable sum = state.output(); // (batch, hidden)
    int at = 0;
    for (int i = cells.size() - 1; residual && i > 0; i--) {
      at += cells.get(i).stateParts();
      sum = PointwiseOps.add(tape, sum, state.part(at));
    }
    return sum;
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
  public boolean projectsSums() {
    return cells.get(0).projectsSums();
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
    Variable output = null; // of all cells below
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      int start = end - cell.stateParts();
      Variable input = i == 0 ? projected : cell.projectInputs(tape, output); // (batch, gates)
      below = cell.step(tape, input, previous.parts(tape, start, end), time, sentences);
      output = i > 0 && residual ? PointwiseOps.add(tape, output, below.output()) : below.output();
      state = i == 0 ? below : CellState.join(tape, below, state);
      end = start;
    }
    return state;
  }
}
