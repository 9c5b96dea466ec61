package io.dragoman.nn.rnn;

import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.ZoneoutOps;
import java.util.ArrayList;
import java.util.List;

/**
 * Zoneout (Krueger et al. 2017): in training, each unit of every part of the state keeps its
 * previous value with some probability, at every time step anew; otherwise the state is what that
 * makes on average.
 */
final class ZoneoutCell extends WrappedCell {
  private final float rate;
  private final int layer;

  /**
   * Wraps a cell.
   *
   * @param layer a number of its own among the dropout layers of a model
   */
  ZoneoutCell(Cell cell, float rate, int layer) {
    super(cell);
    this.rate = rate;
    this.layer = layer;
  }

  @Override
  public CellState step(
      Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
    CellState next = cell().step(tape, projected, previous, time, sentences);
    List<Variable> parts = new ArrayList<>(next.size());
    for (int i = 0; i < next.size(); i++) {
      parts.add(zoneout(tape, previous.part(i), next.part(i), i, time, sentences));
    }
    return CellState.of(tape, parts);
  }

  private Variable zoneout(
      Tape tape, Variable before, Variable after, int part, int time, long[] sentences) {
    if (tape.randomness().isEmpty()) {
      return ZoneoutOps.expectation(tape, before, after, rate);
    }
    Randomness randomness = tape.randomness().get();
    long[] keys = new long[after.rows()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = randomness.key(layer + part, sentences[row], time);
    }
    return ZoneoutOps.zoneout(tape, before, after, rate, keys);
  }
}
