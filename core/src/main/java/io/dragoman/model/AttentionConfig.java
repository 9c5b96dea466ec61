package io.dragoman.model;

/**
 * How the decoder looks at the source.
 *
 * @param type name of the attention, such as {@code additive}
 * @param units size of the space in which queries and keys are compared
 */
public record AttentionConfig(String type, int units) {}
