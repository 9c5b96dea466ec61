package io.dragoman.model;

import io.dragoman.autograd.LossOps;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;

/** A translation model: encoder, decoder and their parameters. May be used by many threads. */
public final class EncoderDecoder {
  private final ModelConfig config;
  private final ParameterStore parameters;
  private final Encoder encoder;
  private final Decoder decoder;

  private EncoderDecoder(
      ModelConfig config, ParameterStore parameters, Encoder encoder, Decoder decoder) {
    this.config = config;
    this.parameters = parameters;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * Creates a model with fresh parameters.
   *
   * @param sourceVocabulary number of source ids
   * @param targetVocabulary number of target ids
   * @param seed the same seed gives the same parameters
   * @throws IllegalArgumentException if the configuration names an unknown part
   */
  public static EncoderDecoder create(
      ModelConfig config, int sourceVocabulary, int targetVocabulary, long seed) {
    return create(config, sourceVocabulary, targetVocabulary, new ParameterStore(seed));
  }

  /**
   * Creates a model whose parameters are zeros, to be read from a file: faster.
   *
   * @param sourceVocabulary number of source ids
   * @param targetVocabulary number of target ids
   * @throws IllegalArgumentException if the configuration names an unknown part
   */
  public static EncoderDecoder ofZeros(
      ModelConfig config, int sourceVocabulary, int targetVocabulary) {
    return create(config, sourceVocabulary, targetVocabulary, ParameterStore.ofZeros());
  }

  private static EncoderDecoder create(
      ModelConfig config, int sourceVocabulary, int targetVocabulary, ParameterStore store) {
    Encoder encoder =
        new RecurrentEncoder(
            store,
            config.encoder(),
            config.dropout(),
            sourceVocabulary,
            config.decoder().variant().lexical());
    Decoder decoder = new AttentionDecoder(store, config, encoder.outputSize(), targetVocabulary);
    return new EncoderDecoder(config, store, encoder, decoder);
  }

  public ModelConfig config() {
    return config;
  }

  public ParameterStore parameters() {
    return parameters;
  }

  public Encoder encoder() {
    return encoder;
  }

  public Decoder decoder() {
    return decoder;
  }

  /**
   * The loss of known translations, by teacher forcing.
   *
   * @param smoothing label smoothing, from 0 to below 1
   * @param scale factor of the gradient; the loss itself is a sum over words
   */
  public Loss loss(Tape tape, ParallelBatch batch, float smoothing, float scale) {
    EncoderOutput encoded = encoder.encode(tape, batch.source());
    Variable logits = decoder.teacherForce(tape, encoded, batch.targetInput(), batch.sourceRow());
    return LossOps.softmaxCrossEntropy(tape, logits, batch.gold(), smoothing, scale);
  }
}
