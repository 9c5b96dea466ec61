package io.dragoman.model;

import io.dragoman.autograd.LossOps;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;

/**
 * An encoder of frames and a decoder of words with their parameters: sound to text, pen strokes to
 * digits. May be used by many threads.
 */
public final class FrameEncoderDecoder {
  private final ParameterStore parameters;
  private final FrameEncoder encoder;
  private final Decoder decoder;

  private FrameEncoderDecoder(ParameterStore parameters, FrameEncoder encoder, Decoder decoder) {
    this.parameters = parameters;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * Creates a model with fresh parameters.
   *
   * @param features values of a frame
   * @param vocabulary number of target ids
   * @param seed the same seed gives the same parameters
   * @throws IllegalArgumentException if the configuration names an unknown part
   */
  public static FrameEncoderDecoder create(
      ModelConfig config, int features, int vocabulary, long seed) {
    if (!config.form().isPlain()) {
      throw new IllegalArgumentException(
          "model: frames have no words to copy, no factors and no second source: set"
              + " decoder.variant.copy to false, encoder.factors to none and encoder.sources to 1");
    }
    if (!config.decoder().fusion().isOff()) {
      throw new IllegalArgumentException(
          "model: frames are read without a language model in the decoder: set"
              + " decoder.fusion.layers to 0");
    }
    ParameterStore store = new ParameterStore(seed);
    FrameEncoder encoder = new FrameEncoder(store, config.encoder(), config.dropout(), features);
    Decoder decoder = new AttentionDecoder(store, config, encoder.outputSize(), vocabulary);
    return new FrameEncoderDecoder(store, encoder, decoder);
  }

  public ParameterStore parameters() {
    return parameters;
  }

  public FrameEncoder encoder() {
    return encoder;
  }

  public Decoder decoder() {
    return decoder;
  }

  /**
   * The cross-entropy of known words, by teacher forcing.
   *
   * @param smoothing label smoothing, from 0 to below 1
   * @param scale factor of the gradient; the loss itself is a sum over words
   */
  public Loss loss(Tape tape, FramePairs batch, float smoothing, float scale) {
    EncoderOutput encoded = encoder.encode(tape, batch.source());
    Variable logits = decoder.teacherForce(tape, encoded, batch.targetInput(), batch.sourceRow());
    return LossOps.softmaxCrossEntropy(tape, logits, batch.gold(), smoothing, scale);
  }
}
