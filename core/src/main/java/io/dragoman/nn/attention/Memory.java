package io.dragoman.nn.attention;

import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;

/**
 * What is looked at: the encoder's states.
 *
 * @param states {@code (positions, units)}
 * @param layout where each sentence's positions lie
 */
public record Memory(Variable states, SequenceLayout layout) {}
