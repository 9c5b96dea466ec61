package io.dragoman.model;

/**
 * Dropout rates, each from 0 (none) to below 1.
 *
 * @param embedding on word vectors of both sides
 * @param layers between stacked encoder layers
 * @param readout before the output layer
 */
public record DropoutConfig(float embedding, float layers, float readout) {}
