package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;

/** An attention prepared for one memory. */
public interface Attending {
  /**
   * Looks once.
   *
   * @param query decoder states, {@code (queries, hidden)}
   * @param sentence the row of the memory's layout that each query looks at; values past the number
   *     of queries are ignored
   */
  Attended step(Tape tape, Variable query, int[] sentence);
}
