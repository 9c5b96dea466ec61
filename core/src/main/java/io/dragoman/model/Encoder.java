package io.dragoman.model;

import io.dragoman.autograd.Tape;

/** Reads source sentences. */
public interface Encoder {
  /** The number of units in a state. */
  int outputSize();

  /**
   * The number of words that one state stands for: the states of a sentence of n words are n
   * divided by it, rounded up.
   */
  default int reduction() {
    return 1;
  }

  /** Reads a batch. */
  EncoderOutput encode(Tape tape, SequenceBatch source);
}
