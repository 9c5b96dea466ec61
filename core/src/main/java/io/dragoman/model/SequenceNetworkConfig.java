package io.dragoman.model;

/**
 * The shape of a {@link SequenceNetwork}.
 *
 * @param layers the recurrent layers; {@code embedding} is the size of word vectors, and of no
 *     meaning for frames
 * @param dropout {@code embedding} on the inputs, {@code layers} between layers, {@code readout}
 *     before the output function
 * @param pooling which states the output function sees
 * @param function what it makes of them, and the loss
 * @param outputs classes or values of a result
 * @param tied whether the output weights are the word vectors, which must then be as many as the
 *     outputs and as large as the states (Press and Wolf 2017)
 */
public record SequenceNetworkConfig(
    EncoderConfig layers,
    DropoutConfig dropout,
    Pooling pooling,
    OutputFunction function,
    int outputs,
    boolean tied) {

  /**
   * @throws IllegalArgumentException if there is no output
   */
  public SequenceNetworkConfig {
    if (outputs < 1) {
      throw new IllegalArgumentException(
          "sequence network: " + outputs + " outputs: there must be at least 1");
    }
  }

  /** A network without dropout whose output weights are its own. */
  public static SequenceNetworkConfig of(
      EncoderConfig layers, Pooling pooling, OutputFunction function, int outputs) {
    return new SequenceNetworkConfig(
        layers, new DropoutConfig(0f, 0f, 0f), pooling, function, outputs, false);
  }

  /** The same network with dropout. */
  public SequenceNetworkConfig withDropout(DropoutConfig rates) {
    return new SequenceNetworkConfig(layers, rates, pooling, function, outputs, tied);
  }

  /** The same network, its output weights tied to the word vectors or not. */
  public SequenceNetworkConfig withTied(boolean isTied) {
    return new SequenceNetworkConfig(layers, dropout, pooling, function, outputs, isTied);
  }
}
