package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.PositionOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;

/** From scores to context vectors: {@code w = softmax(e), context = sum_s w_s x_s}. */
final class Weighing {
  private Weighing() {}

  /** The context vectors of scores {@code (queries, source time)}. */
  static Attended attend(Tape tape, Variable scores, Memory memory, int[] rows) {
    Variable weights = PositionOps.softmax(tape, scores, memory.layout(), rows);
    return Attended.of(tape, context(tape, weights, memory, rows), weights);
  }

  /** {@code (queries, source time)} to {@code (queries, columns)}. */
  static Variable context(Tape tape, Variable weights, Memory memory, int[] rows) {
    return PositionOps.sums(tape, weights, memory.values(), memory.layout(), rows);
  }
}
