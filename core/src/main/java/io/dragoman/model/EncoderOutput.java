package io.dragoman.model;

import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;

/**
 * A batch of source sentences, read.
 *
 * @param states one per source word or, from a pyramid, per few words, {@code (positions, units)}
 * @param layout where each sentence's states lie; from a pyramid, shorter than that of the words
 * @param last the last states of both directions, {@code (batch, units)}
 */
public record EncoderOutput(Variable states, SequenceLayout layout, Variable last) {}
