package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionState;
import io.dragoman.autograd.Tape;

/** Memories of attentions that have not looked yet. */
final class Zeros {
  private Zeros() {}

  /** {@code (batch, source time * size)}. */
  static AttentionState of(Tape tape, Memory memory, int size) {
    int columns = memory.layout().time() * size;
    return AttentionState.of(tape, tape.constant(tape.zeros(memory.layout().batch(), columns)));
  }
}
