package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.AttentionState;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;

/** An attention prepared for one memory. */
public interface Attending {
  /** What the first step needs to know, a row for each sentence of the memory's layout. */
  default AttentionState start(Tape tape) {
    return AttentionState.NONE;
  }

  /**
   * Looks once.
   *
   * @param query decoder states, {@code (queries, hidden)}
   * @param rows the row of the memory's layout that each query looks at; values past the number of
   *     queries are ignored
   * @param previous what the step before left in {@link Attended#state()}, or {@link #start}, its
   *     rows chosen as those of the queries
   * @param time the number of steps before
   * @param sentences what identifies each query's sentence to noise in training; may hold more, and
   *     is not looked at on tapes without {@link io.dragoman.autograd.Randomness}
   */
  Attended step(
      Tape tape, Variable query, int[] rows, AttentionState previous, int time, long[] sentences);
}
