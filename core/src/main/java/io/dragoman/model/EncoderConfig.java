package io.dragoman.model;

/**
 * The encoder's shape.
 *
 * @param embedding size of a source word's vector
 * @param cell name of the recurrent cell, such as {@code gru} or {@code lstm}
 * @param hidden units per direction and layer
 * @param layers stacked layers
 * @param bidirectional whether every layer also reads from the end to the start
 */
public record EncoderConfig(
    int embedding, String cell, int hidden, int layers, boolean bidirectional) {}
