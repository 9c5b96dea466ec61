package io.dragoman.nn.attention;

import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;

/**
 * What is looked at: the encoder's states.
 *
 * @param states {@code (positions, units)}, which decide how much is looked at each
 * @param values {@code (positions, columns)}, whose weighted sum is the context vector
 * @param layout where each sentence's positions lie
 */
public record Memory(Variable states, Variable values, SequenceLayout layout) {
  /** A memory whose states are its values. */
  public Memory(Variable states, SequenceLayout layout) {
    this(states, states, layout);
  }
}
