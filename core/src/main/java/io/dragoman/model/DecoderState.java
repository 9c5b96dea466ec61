package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.nn.attention.Attending;
import io.dragoman.nn.rnn.CellState;

/**
 * What a decoder carries from one target word to the next, a row per hypothesis.
 *
 * @param recurrent the cell's state, {@code (rows, hidden)} each part
 * @param attending the attention, prepared for the source batch
 * @param sentence the source row that each hypothesis translates
 * @param time the number of words before
 */
public record DecoderState(CellState recurrent, Attending attending, int[] sentence, int time) {
  /** The given rows in the given order; a row may be taken many times or never. */
  public DecoderState select(Tape tape, int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = sentence[rows[i]];
    }
    return new DecoderState(recurrent.select(tape, rows), attending, selected, time);
  }

  /** The number of hypotheses. */
  public int rows() {
    return recurrent.rows();
  }
}
