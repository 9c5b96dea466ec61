package io.dragoman.nn.rnn;

import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cell hands to its next time step: matrices of as many rows; the first is the cell's output
 * {@code (batch, hidden)}. Belongs to a tape and lives as long as its values.
 */
public final class CellState {
  private final List<Variable> parts = new ArrayList<>();

  private CellState() {}

  private static CellState empty(Tape tape) {
    CellState state = tape.reuse(CellState.class, CellState::new);
    state.parts.clear();
    return state;
  }

  /** A state of one part. */
  public static CellState of(Tape tape, Variable output) {
    return empty(tape).with(output);
  }

  /** A state of two parts. */
  public static CellState of(Tape tape, Variable output, Variable second) {
    return empty(tape).with(output).with(second);
  }

  /** A state of the given parts. */
  public static CellState of(Tape tape, List<Variable> parts) {
    CellState state = empty(tape);
    for (int i = 0; i < parts.size(); i++) {
      state.parts.add(parts.get(i));
    }
    return state;
  }

  /** The parts of both, those of {@code first} before those of {@code second}. */
  public static CellState join(Tape tape, CellState first, CellState second) {
    CellState state = of(tape, first.parts);
    for (int i = 0; i < second.size(); i++) {
      state.parts.add(second.part(i));
    }
    return state;
  }

  private CellState with(Variable part) {
    parts.add(part);
    return this;
  }

  /** The number of parts. */
  public int size() {
    return parts.size();
  }

  /** A part, {@code (batch, hidden)}. */
  public Variable part(int index) {
    return parts.get(index);
  }

  /** The output h, {@code (batch, hidden)}. */
  public Variable output() {
    return parts.get(0);
  }

  public int rows() {
    return output().rows();
  }

  /** The parts {@code from} to {@code to - 1}, as a state. */
  public CellState parts(Tape tape, int from, int to) {
    CellState state = empty(tape);
    for (int i = from; i < to; i++) {
      state.parts.add(part(i));
    }
    return state;
  }

  /** A view of rows {@code from} to {@code to - 1}. */
  public CellState slice(Tape tape, int from, int to) {
    if (from == 0 && to == rows()) {
      return this;
    }
    CellState state = empty(tape);
    for (int i = 0; i < size(); i++) {
      state.parts.add(part(i).slice(from, to));
    }
    return state;
  }

  /** The first {@code count} of the given rows, in the given order: {@code (count, hidden)}. */
  public CellState select(Tape tape, int[] rows, int count) {
    CellState state = empty(tape);
    for (int i = 0; i < size(); i++) {
      state.parts.add(RowOps.select(tape, part(i), rows, count));
    }
    return state;
  }

  /** The rows of both states, those of {@code above} first. */
  static CellState stack(Tape tape, CellState above, CellState below) {
    CellState state = empty(tape);
    for (int i = 0; i < above.size(); i++) {
      state.parts.add(RowOps.stack(tape, List.of(above.part(i), below.part(i))));
    }
    return state;
  }
}
