package io.dragoman.model;

import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;

/**
 * A batch of source sentences, read.
 *
 * @param states one per source word or, from a pyramid, per few words, {@code (positions, units)}
 * @param layout where each sentence's states lie; from a pyramid, shorter than that of the words
 * @param last the last states of both directions, {@code (batch, units)}
 * @param words vectors of the source words, {@code (positions, embed)}, laid out as the states;
 *     null if the encoder reads something else or they were not asked for
 */
public record EncoderOutput(Variable states, SequenceLayout layout, Variable last, Variable words) {
  /** States without the words that they were made of. */
  public EncoderOutput(Variable states, SequenceLayout layout, Variable last) {
    this(states, layout, last, null);
  }

  /** The same with vectors of the source words. */
  public EncoderOutput with(Variable vectors) {
    return new EncoderOutput(states, layout, last, vectors);
  }
}
