package io.dragoman.model;

/**
 * Dropout rates, each from 0 (none) to below 1. What disturbs a cell is an option of its kind, see
 * {@link io.dragoman.nn.rnn.Cells}.
 *
 * @param embedding on word vectors of both sides
 * @param layers between stacked encoder layers
 * @param readout before the output layer
 * @param variational whether a sentence has the same masks at all positions (Gal and Ghahramani
 *     2016)
 * @param sourceWords share of source words whose vectors are zero
 * @param targetWords share of previous target words whose vectors are zero
 */
public record DropoutConfig(
    float embedding,
    float layers,
    float readout,
    boolean variational,
    float sourceWords,
    float targetWords) {

  /** Of layers' inputs and outputs, anew at every position. */
  public DropoutConfig(float embedding, float layers, float readout) {
    this(embedding, layers, readout, false, 0f, 0f);
  }
}
