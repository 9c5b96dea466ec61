package io.dragoman.model;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;
import java.util.Optional;

/**
 * Reads frames: {@code x' = tanh(x W + b)} if it has an input layer, then a stack of recurrent
 * layers, which may be a pyramid that shortens time (the listener of Chan et al. 2016, "Listen,
 * attend and spell").
 */
public final class FrameEncoder {
  private final int features;
  private final Optional<Linear> input;
  private final RecurrentStack layers;

  /**
   * Creates {@code encoder.input}, unless {@code config.embedding()} is 0, and {@code
   * encoder.layers.N}.
   *
   * @param features values of a frame
   * @param config where {@code embedding} is the size of the input layer
   * @throws IllegalArgumentException if there is no such kind of cell or no layer
   */
  public FrameEncoder(
      ParameterStore store, EncoderConfig config, DropoutConfig dropout, int features) {
    this.features = features;
    int size = config.embedding();
    input =
        size == 0
            ? Optional.empty()
            : Optional.of(Linear.create(store, "encoder.input", features, size));
    layers =
        new RecurrentStack(store, "encoder.layers", size == 0 ? features : size, config, dropout);
  }

  /** The number of units in a state. */
  public int outputSize() {
    return layers.outputSize();
  }

  /**
   * Reads a batch.
   *
   * @throws IllegalArgumentException if its frames have another size than the encoder was made for
   */
  public EncoderOutput encode(Tape tape, FrameBatch source) {
    if (source.frames().columns() != features) {
      throw new IllegalArgumentException(
          "frame encoder: frames have %d features but must have %d"
              .formatted(source.frames().columns(), features));
    }
    Variable frames = tape.constant(source.frames()); // (positions, features)
    Variable read =
        input
            .map(layer -> PointwiseOps.tanh(tape, layer.apply(tape, frames)))
            .orElse(frames); // (positions, in)
    return layers.run(tape, read, source.layout(), source.keys());
  }
}
