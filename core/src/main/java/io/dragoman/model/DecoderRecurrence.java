package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.attention.Attending;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;

/** How previous word, attention and cells of a decoder work together in one step. */
interface DecoderRecurrence {
  /**
   * What a step gives.
   *
   * @param state for the next step
   * @param attended context vectors and attention weights
   */
  record Step(CellState state, Attended attended) {}

  /** The cell whose state is carried from step to step. */
  Cell carrier();

  /** Products with word vectors of any number of positions: {@code (rows, gates)}. */
  Variable projectWords(Tape tape, Variable embedded);

  /**
   * One step.
   *
   * @param projected {@code (rows, gates)}, rows of {@link #projectWords}
   * @param previous {@code (rows, hidden)} each part
   * @param sentence the source row of each hypothesis
   * @param time the number of words before
   */
  Step step(
      Tape tape,
      Variable projected,
      CellState previous,
      Attending attending,
      int[] sentence,
      int time);

  /** Creates the kind that the configuration asks for, under {@code decoder}. */
  static DecoderRecurrence create(ParameterStore store, DecoderConfig config, int contextSize) {
    return config.conditional()
        ? new ConditionalRecurrence(store, config, contextSize)
        : new AttendFirstRecurrence(store, config, contextSize);
  }
}
