package io.dragoman.model;

/**
 * The encoder's shape.
 *
 * @param embedding size of a source word's vector
 * @param cell name of the recurrent cell, such as {@code gru} or {@code lstm}
 * @param hidden units per direction and layer
 * @param layers stacked layers
 * @param bidirectional whether every layer also reads from the end to the start
 * @param pyramid so many neighbouring states make one input of the layer above
 */
public record EncoderConfig(
    int embedding, String cell, int hidden, int layers, boolean bidirectional, int pyramid) {

  /** An encoder whose layers all read every word. */
  public EncoderConfig(int embedding, String cell, int hidden, int layers, boolean bidirectional) {
    this(embedding, cell, hidden, layers, bidirectional, 1);
  }

  /** A copy with another reduction of time between layers; 1 is none. */
  public EncoderConfig withPyramid(int factor) {
    return new EncoderConfig(embedding, cell, hidden, layers, bidirectional, factor);
  }
}
