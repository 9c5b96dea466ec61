package io.dragoman.model;

/**
 * The decoder's shape.
 *
 * @param embedding size of a target word's vector
 * @param cell name of the recurrent cell, such as {@code gru} or {@code lstm}
 * @param hidden units per layer
 * @param layers stacked layers
 * @param conditional whether a first cell takes the previous word before the decoder looks at the
 *     source and a second takes what it saw; if not, one cell takes both
 * @param bridge where the first state comes from: {@code mean} or {@code last} encoder state, or
 *     {@code zero}
 * @param readout units between the decoder state and the output layer
 */
public record DecoderConfig(
    int embedding,
    String cell,
    int hidden,
    int layers,
    boolean conditional,
    String bridge,
    int readout) {}
