package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;

/** How previous word, attention and cells of a decoder work together in one step. */
interface DecoderRecurrence {
  /** The cell whose state is carried from step to step. */
  Cell carrier();

  /** The cell that takes the previous word. */
  Cell wordCell();

  /** Products with word vectors of any number of positions: {@code (rows, gates)}. */
  default Variable projectWords(Tape tape, Variable embedded) {
    return wordCell().projectInputs(tape, embedded);
  }

  /**
   * Products with any number of context vectors, or of memory positions: as a context vector is a
   * weighted sum of positions, its product is that sum of theirs.
   *
   * @return {@code (rows, gates)}
   */
  Variable projectContexts(Tape tape, Variable contexts);

  /** The columns of {@link #projectContexts}; 0 if no cell takes the context. */
  int contextProjection();

  /**
   * Whether {@link #projectContexts} of a weighted sum is that sum of the projections of what is
   * summed.
   */
  default boolean projectsSums() {
    return true;
  }

  /** What the readout takes of a state: {@code (rows, hidden)}. */
  default Variable output(Tape tape, CellState state) {
    return carrier().output(tape, state);
  }

  /**
   * One step.
   *
   * @param projected {@code (rows, gates)}, rows of {@link #projectWords}
   * @param embedded {@code (rows, embed)}, the vectors that were projected
   * @param sentences what identifies the sentence in each row to dropout
   */
  DecoderStep step(
      Tape tape, DecoderState previous, Variable projected, Variable embedded, long[] sentences);

  /** Creates the kind that the configuration asks for, under {@code decoder}. */
  static DecoderRecurrence create(ParameterStore store, DecoderConfig config, int contextSize) {
    if (config.variant().attend().equals("after")) {
      return new AttendLastRecurrence(store, config);
    }
    return config.conditional()
        ? new ConditionalRecurrence(store, config, contextSize)
        : new AttendFirstRecurrence(store, config, contextSize);
  }
}
