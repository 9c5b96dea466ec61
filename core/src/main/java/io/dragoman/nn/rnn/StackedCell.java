package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;
import java.util.List;

/**
 * Cells one above the other, taken as one: each gets the output of the one below at the same time
 * step. The output is that of the topmost; a state is the parts of all, from the top down.
 *
 * <p>With ways around the cells above the lowest, what a cell takes and what it writes are joined
 * for what is above it, the output included; the states themselves are not.
 */
public final class StackedCell implements Cell {
  private final List<Cell> cells;
  private final List<SkipConnection> skips; // around each cell but the lowest; empty if none

  /** Stacks cells, the lowest first. */
  public StackedCell(List<Cell> cells) {
    this(cells, List.of());
  }

  /** Stacks cells, the lowest first, with a way around each but the lowest. */
  StackedCell(List<Cell> cells, List<SkipConnection> skips) {
    this.cells = List.copyOf(cells);
    this.skips = List.copyOf(skips);
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
  public Variable output(Tape tape, CellState state) {
    if (skips.isEmpty()) {
      return state.output();
    }
    int at = state.size();
    Variable below = null;
    for (int i = 0; i < cells.size(); i++) {
      at -= cells.get(i).stateParts();
      Variable own = state.part(at); // (batch, hidden)
      below = i == 0 ? own : skips.get(i - 1).apply(tape, below, own);
    }
    return below;
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
    Variable below = null; // what is below the next cell
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      int start = end - cell.stateParts();
      Variable input = i == 0 ? projected : cell.projectInputs(tape, below); // (batch, gates)
      CellState own = cell.step(tape, input, previous.parts(tape, start, end), time, sentences);
      state = i == 0 ? own : CellState.join(tape, own, state);
      boolean around = i > 0 && !skips.isEmpty();
      below = around ? skips.get(i - 1).apply(tape, below, own.output()) : own.output();
      end = start;
    }
    return state;
  }
}
