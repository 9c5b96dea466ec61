package io.dragoman.model;

import io.dragoman.nn.rnn.Cells;

/**
 * The shape of a recurrent language model that a decoder takes in (deep fusion, Gulcehre et al.
 * 2015); see {@link FusedReadout}.
 *
 * @param layers stacked layers; 0 for no language model
 * @param cell name of the recurrent cell
 * @param embedding size of a word's vector
 * @param hidden units per layer
 */
public record FusionConfig(int layers, String cell, int embedding, int hidden) {
  /** No language model. */
  public static final FusionConfig NONE = new FusionConfig(0, "lstm", 128, 128);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is no such cell, or a size is too small
   */
  public FusionConfig {
    if (!Cells.isValid(cell)) {
      throw new IllegalArgumentException(
          "fusion.cell is '" + cell + "': use a kind as in decoder.cell");
    }
    if (layers < 0 || embedding < 1 || hidden < 1) {
      throw new IllegalArgumentException(
          String.format(
              "fusion has %d layers of %d units over vectors of %d: layers must be at least 0, the"
                  + " others 1",
              layers, hidden, embedding));
    }
  }

  /** Whether there is no language model. */
  public boolean isOff() {
    return layers == 0;
  }

  /** The layers, which read forward. */
  EncoderConfig stack() {
    return new EncoderConfig(embedding, cell, hidden, layers, false);
  }
}
