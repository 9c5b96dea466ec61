package io.dragoman.model;

import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;

/**
 * A batch of source sentences, read.
 *
 * @param states one per source word, {@code (positions, units)}
 * @param layout where each sentence's states lie
 * @param last the last states of both directions, {@code (batch, units)}
 */
public record EncoderOutput(Variable states, SequenceLayout layout, Variable last) {}
