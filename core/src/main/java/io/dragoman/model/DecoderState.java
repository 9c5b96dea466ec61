package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.AttentionState;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.rnn.CellState;

/**
 * What a decoder carries from one target word to the next, a row per hypothesis. Belongs to a tape
 * and lives as long as its values.
 */
public final class DecoderState {
  private CellState recurrent;
  private Looking attending;
  private AttentionState looked;
  private Variable fed;
  private StackState language;
  private int[] sentence = {};
  private int time;

  private DecoderState() {}

  /**
   * A state.
   *
   * @param recurrent the cell's state, {@code (rows, hidden)} each part
   * @param attending the attention, prepared for the source batch
   * @param looked what the attention remembers
   * @param sentence the source row that each hypothesis translates; may hold more
   * @param time the number of words before
   */
  static DecoderState of(
      Tape tape,
      CellState recurrent,
      Looking attending,
      AttentionState looked,
      int[] sentence,
      int time) {
    DecoderState state = empty(tape, recurrent, attending, looked, time);
    System.arraycopy(sentence, 0, state.sentence, 0, state.rows());
    return state;
  }

  private static DecoderState empty(
      Tape tape, CellState recurrent, Looking attending, AttentionState looked, int time) {
    DecoderState state = tape.reuse(DecoderState.class, DecoderState::new);
    state.recurrent = recurrent;
    state.attending = attending;
    state.looked = looked;
    state.fed = null;
    state.language = null;
    state.time = time;
    if (state.sentence.length < recurrent.rows()) {
      state.sentence = new int[recurrent.rows()];
    }
    return state;
  }

  /** {@link #select(Tape, int[], int)} of all rows. */
  public DecoderState select(Tape tape, int[] rows) {
    return select(tape, rows, rows.length);
  }

  /** The first {@code count} given rows in order; one may be taken many times or never. */
  public DecoderState select(Tape tape, int[] rows, int count) {
    CellState chosen = recurrent.select(tape, rows, count);
    AttentionState remembered = looked.select(tape, rows, count);
    DecoderState state = empty(tape, chosen, attending, remembered, time);
    state.fed = fed == null ? null : RowOps.select(tape, fed, rows, count);
    state.language = language == null ? null : language.select(tape, rows, count);
    for (int i = 0; i < count; i++) {
      state.sentence[i] = sentence[rows[i]];
    }
    return state;
  }

  /** The first {@code rows} rows. */
  DecoderState alive(Tape tape, int rows) {
    CellState first = recurrent.slice(tape, 0, rows);
    DecoderState state = of(tape, first, attending, looked.first(tape, rows), sentence, time);
    state.fed = fed == null ? null : fed.slice(0, rows);
    state.language = language == null ? null : language.first(tape, rows);
    return state;
  }

  /** The cell's state, {@code (rows, hidden)} each part. */
  public CellState recurrent() {
    return recurrent;
  }

  /** The attention, prepared for the source batch. */
  Looking attending() {
    return attending;
  }

  /** Gives the next step a readout, {@code (rows, readout)}. */
  void feed(Variable readout) {
    fed = readout;
  }

  /** The readout of the step before, {@code (rows, readout)}; null unless it was fed. */
  Variable fed() {
    return fed;
  }

  /** Gives the next step the state of a language model that read the same words. */
  void remember(StackState state) {
    language = state;
  }

  /** The state of a language model; null without one, and before the first word. */
  StackState language() {
    return language;
  }

  /** Looks at the source, as the attention does from this state on. */
  Attended look(Tape tape, Variable query, long[] names) {
    return attending.attending().step(tape, query, sentence, looked, time, names);
  }

  /** The source row that a hypothesis translates. */
  public int sentence(int row) {
    return sentence[row];
  }

  /** The source row of each hypothesis, and perhaps more; not a copy. */
  int[] sentences() {
    return sentence;
  }

  /** The number of words before. */
  public int time() {
    return time;
  }

  /** The number of hypotheses. */
  public int rows() {
    return recurrent.rows();
  }
}
