package io.dragoman.model;

import io.dragoman.autograd.Variable;
import io.dragoman.tensor.Tensor;

/**
 * One step of a decoder.
 *
 * @param state what the next step needs
 * @param context {@code (rows, units)}
 * @param embedded vectors of the words given to the step, {@code (rows, embed)}
 * @param attention weights of the source positions, {@code (rows, source time)}, zero past the end
 */
public record DecoderStep(
    DecoderState state, Variable context, Variable embedded, Tensor attention) {}
