package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;

/** What cells of one layer of units have in common: gates side by side, from one input layer. */
abstract class GatedCell implements Cell {
  private final Linear input;
  private final int hidden;
  private final int gates;
  private final int stateParts;

  /**
   * Sets the sizes.
   *
   * @param input from the inputs to {@code gates * hidden} columns
   * @param stateParts matrices in a state
   */
  GatedCell(Linear input, int hidden, int gates, int stateParts) {
    this.input = input;
    this.hidden = hidden;
    this.gates = gates;
    this.stateParts = stateParts;
  }

  @Override
  public final int hidden() {
    return hidden;
  }

  @Override
  public final int projection() {
    return gates * hidden;
  }

  @Override
  public final int stateParts() {
    return stateParts;
  }

  @Override
  public final CellState step(
      Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
    return step(tape, projected, previous, previous.output(), time, sentences);
  }

  @Override
  public abstract CellState step(
      Tape tape,
      Variable projected,
      CellState previous,
      Variable heard,
      int time,
      long[] sentences);

  @Override
  public Variable projectInputs(Tape tape, Variable inputs) {
    return input.apply(tape, inputs); // (rows, gates * hidden)
  }
}
