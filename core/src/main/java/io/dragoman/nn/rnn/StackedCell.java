package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import java.util.ArrayList;
import java.util.Collections;
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
    List<CellState> states = new ArrayList<>();
    for (Cell cell : cells) {
      states.add(cell.zeroState(tape, batch));
    }
    return join(states);
  }

  @Override
  public Variable projectInputs(Tape tape, Variable inputs) {
    return cells.get(0).projectInputs(tape, inputs);
  }

  @Override
  public CellState step(Tape tape, Variable projected, CellState previous, int time) {
    List<CellState> states = new ArrayList<>();
    Variable input = projected; // (batch, gates)
    int end = previous.parts().size();
    for (Cell cell : cells) {
      if (!states.isEmpty()) {
        input = cell.projectInputs(tape, states.get(states.size() - 1).output());
      }
      int start = end - cell.stateParts();
      states.add(cell.step(tape, input, new CellState(previous.parts().subList(start, end)), time));
      end = start;
    }
    return join(states);
  }

  private static CellState join(List<CellState> lowestFirst) {
    List<CellState> topFirst = new ArrayList<>(lowestFirst);
    Collections.reverse(topFirst);
    List<Variable> parts = new ArrayList<>();
    for (CellState state : topFirst) {
      parts.addAll(state.parts());
    }
    return new CellState(parts);
  }
}
