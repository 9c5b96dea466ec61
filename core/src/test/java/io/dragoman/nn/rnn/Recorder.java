package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import java.util.Map;
import java.util.TreeMap;

/** A cell that keeps the states of another by time step. */
final class Recorder implements Cell {
  private final Cell cell;
  private final Map<Integer, CellState> states = new TreeMap<>();

  Recorder(Cell cell) {
    this.cell = cell;
  }

  /** The states after each step. */
  Map<Integer, CellState> states() {
    return states;
  }

  @Override
  public int hidden() {
    return cell.hidden();
  }

  @Override
  public int projection() {
    return cell.projection();
  }

  @Override
  public int stateParts() {
    return cell.stateParts();
  }

  @Override
  public Variable projectInputs(Tape tape, Variable inputs) {
    return cell.projectInputs(tape, inputs);
  }

  @Override
  public CellState step(
      Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
    CellState next = cell.step(tape, projected, previous, time, sentences);
    states.put(time, next);
    return next;
  }
}
