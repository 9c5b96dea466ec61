package io.dragoman.nn.rnn;

import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Runs a cell over the time steps of a batch of sequences.
 *
 * <p>Sequences are sorted by decreasing length, so the rows of a step are a prefix of the batch:
 * forward, rows drop out at the end as sequences end; backward, rows join as they begin. Nothing is
 * computed for positions that do not exist.
 */
public final class Recurrence {
  /** Sentences without names, for tapes without {@link io.dragoman.autograd.Randomness}. */
  public static final long[] UNNAMED = {};

  private Recurrence() {}

  /**
   * Runs over all time steps from a zero state.
   *
   * @param inputs {@code (positions, in)}, laid out by {@code layout}
   * @param sentences what identifies the sentence in each row to dropout
   */
  public static SequenceOutput run(
      Tape tape,
      Cell cell,
      Variable inputs,
      SequenceLayout layout,
      long[] sentences,
      Direction direction) {
    Variable projected = cell.projectSequence(tape, inputs, layout); // (positions, gates)
    return runProjected(tape, cell, projected, layout, sentences, direction);
  }

  /**
   * Runs over all time steps from a zero state.
   *
   * @param projected {@code (positions, gates)} of {@link Cell#projectInputs}; the cell takes it
   *     over
   */
  static SequenceOutput runProjected(
      Tape tape,
      Cell cell,
      Variable projected,
      SequenceLayout layout,
      long[] sentences,
      Direction direction) {
    CellState zero = cell.zeroState(tape, layout.batch());
    return switch (direction) {
      case FORWARD -> forward(tape, cell, projected, layout, sentences, zero);
      case BACKWARD -> backward(tape, cell, projected, layout, sentences, zero);
    };
  }

  /**
   * Runs forward from a given state, as if the sequences had begun before.
   *
   * @param inputs {@code (positions, in)}, laid out by {@code layout}
   * @param sentences what identifies the sentence in each row to dropout
   * @param first the state before the first step, {@code (batch, hidden)} each
   * @param time the position of the first step
   */
  public static ContinuedOutput runFrom(
      Tape tape,
      Cell cell,
      Variable inputs,
      SequenceLayout layout,
      long[] sentences,
      CellState first,
      int time) {
    Variable projected = cell.projectInputs(tape, inputs); // (positions, gates)
    List<Variable> steps = new ArrayList<>(layout.time());
    List<CellState> ended = new ArrayList<>();
    forward(tape, cell, projected, layout, sentences, first, time, steps, ended);
    CellState last = ended.get(0);
    for (int i = 1; i < ended.size(); i++) {
      last = CellState.stack(tape, last, ended.get(i));
    }
    Variable all = RowOps.stack(tape, steps); // (positions, hidden)
    return new ContinuedOutput(new SequenceOutput(all, last.output()), last, steps);
  }

  private static SequenceOutput forward(
      Tape tape,
      Cell cell,
      Variable projected,
      SequenceLayout layout,
      long[] sentences,
      CellState first) {
    List<Variable> steps = new ArrayList<>(layout.time());
    List<CellState> ended = new ArrayList<>();
    forward(tape, cell, projected, layout, sentences, first, 0, steps, ended);
    List<Variable> last = new ArrayList<>(ended.size());
    for (CellState each : ended) {
      last.add(each.output());
    }
    return new SequenceOutput(
        RowOps.stack(tape, steps), RowOps.stack(tape, last)); // (positions, h), (batch, h)
  }

  /**
   * All steps.
   *
   * @param time the position of the first
   * @param steps takes the outputs of each step
   * @param ended takes the last states of sequences that end together, the longest first
   */
  private static void forward(
      Tape tape,
      Cell cell,
      Variable projected,
      SequenceLayout layout,
      long[] sentences,
      CellState first,
      int time,
      List<Variable> steps,
      List<CellState> ended) {
    CellState state = first;
    for (int t = 0; t < layout.time(); t++) {
      state = state.slice(tape, 0, layout.active(t));
      state = cell.step(tape, step(projected, layout, t), state, time + t, sentences);
      steps.add(state.output());
      int alive = t + 1 < layout.time() ? layout.active(t + 1) : 0;
      if (alive < state.rows()) {
        ended.add(state.slice(tape, alive, state.rows()));
      }
    }
    Collections.reverse(ended);
  }

  private static SequenceOutput backward(
      Tape tape,
      Cell cell,
      Variable projected,
      SequenceLayout layout,
      long[] sentences,
      CellState first) {
    Variable[] outputs = new Variable[layout.time()];
    CellState state = first.slice(tape, 0, 0);
    for (int t = layout.time() - 1; t >= 0; t--) {
      if (state.rows() == 0) {
        state = first.slice(tape, 0, layout.active(t));
      } else if (state.rows() < layout.active(t)) {
        CellState joining = first.slice(tape, state.rows(), layout.active(t));
        state = CellState.stack(tape, state, joining);
      }
      state = cell.step(tape, step(projected, layout, t), state, t, sentences);
      outputs[t] = state.output();
    }
    return new SequenceOutput(RowOps.stack(tape, Arrays.asList(outputs)), state.output());
  }

  private static Variable step(Variable all, SequenceLayout layout, int t) {
    return all.slice(layout.offset(t), layout.offset(t + 1)); // (active, gates)
  }
}
