package io.dragoman.nn.rnn;

import io.dragoman.autograd.Variable;

/**
 * What a layer makes of sequences.
 *
 * @param all outputs at all positions, {@code (positions, hidden)}
 * @param last output after the last step in reading direction, {@code (batch, hidden)}
 */
public record SequenceOutput(Variable all, Variable last) {}
