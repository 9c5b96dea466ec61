package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.rnn.CellState;
import java.util.ArrayList;
import java.util.List;

/**
 * What recurrent layers that read one word after the other carry from step to step, a row per
 * sequence. Belongs to a tape and lives as long as its values.
 */
public final class StackState {
  private final List<CellState> layers = new ArrayList<>();
  private Variable output; // null unless a step has led here
  private int time;

  private StackState() {}

  /** A state without layers, to be filled from the lowest on. */
  static StackState at(Tape tape, int time) {
    StackState state = tape.reuse(StackState.class, StackState::new);
    state.layers.clear();
    state.output = null;
    state.time = time;
    return state;
  }

  /** Adds the state of the layer above. */
  void add(CellState layer) {
    layers.add(layer);
  }

  /** Sets what the topmost layer wrote, {@code (rows, hidden)}. */
  void write(Variable top) {
    output = top;
  }

  CellState layer(int index) {
    return layers.get(index);
  }

  /** The number of steps before. */
  public int time() {
    return time;
  }

  /** The number of sequences. */
  public int rows() {
    return layers.get(0).rows();
  }

  /** What the topmost layer wrote, {@code (rows, hidden)}; null unless a step has led here. */
  Variable output() {
    return output;
  }

  /**
   * The first {@code count} given rows in order; one may be taken many times or never.
   *
   * @param tape that of this state or another, on which the chosen rows are copied
   */
  public StackState select(Tape tape, int[] rows, int count) {
    StackState chosen = at(tape, time);
    for (int n = 0; n < layers.size(); n++) {
      chosen.add(layers.get(n).select(tape, rows, count));
    }
    return chosen;
  }

  /** The first {@code count} rows. */
  StackState first(Tape tape, int count) {
    StackState alive = at(tape, time);
    for (int n = 0; n < layers.size(); n++) {
      alive.add(layers.get(n).slice(tape, 0, count));
    }
    return alive;
  }
}
