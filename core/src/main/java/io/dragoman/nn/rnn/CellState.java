package io.dragoman.nn.rnn;

import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cell hands to its next time step.
 *
 * @param parts matrices of as many rows; the first is the cell's output {@code (batch, hidden)}
 */
public record CellState(List<Variable> parts) {
  /** A state of the given parts. */
  public static CellState of(Variable... parts) {
    return new CellState(List.of(parts));
  }

  /** The output h, {@code (batch, hidden)}. */
  public Variable output() {
    return parts.get(0);
  }

  public int rows() {
    return output().rows();
  }

  /** A view of rows {@code from} to {@code to - 1}. */
  public CellState slice(int from, int to) {
    if (from == 0 && to == rows()) {
      return this;
    }
    List<Variable> sliced = new ArrayList<>(parts.size());
    for (Variable part : parts) {
      sliced.add(part.slice(from, to));
    }
    return new CellState(sliced);
  }

  /** The given rows, in the given order: {@code (rows, hidden)}. */
  public CellState select(Tape tape, int[] rows) {
    List<Variable> selected = new ArrayList<>(parts.size());
    for (Variable part : parts) {
      selected.add(RowOps.select(tape, part, rows));
    }
    return new CellState(selected);
  }

  /** The rows of all states, one after the other. */
  static CellState stack(Tape tape, List<CellState> states) {
    if (states.size() == 1) {
      return states.get(0);
    }
    List<Variable> stacked = new ArrayList<>();
    for (int part = 0; part < states.get(0).parts().size(); part++) {
      List<Variable> rows = new ArrayList<>(states.size());
      for (CellState state : states) {
        rows.add(state.parts().get(part));
      }
      stacked.add(RowOps.stack(tape, rows));
    }
    return new CellState(stacked);
  }
}
