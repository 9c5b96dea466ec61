package io.dragoman.model;

import io.dragoman.autograd.Tape;

/** Reads source sentences. */
public interface Encoder {
  /** The number of units in a state. */
  int outputSize();

  /** Reads a batch. */
  EncoderOutput encode(Tape tape, SequenceBatch source);
}
