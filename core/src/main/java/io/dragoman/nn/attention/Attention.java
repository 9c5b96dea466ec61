package io.dragoman.nn.attention;

import io.dragoman.autograd.Tape;

/** Decides, for a decoder state, how much of each source position goes into the context vector. */
public interface Attention {
  /** Prepares a memory: what is needed once per sentence, such as the projected keys. */
  Attending on(Tape tape, Memory memory);

  /**
   * Whether a context vector is the sum of the memory's values by the weights, so that products
   * with it may be made with the values in its place.
   */
  default boolean sumsValues() {
    return true;
  }
}
