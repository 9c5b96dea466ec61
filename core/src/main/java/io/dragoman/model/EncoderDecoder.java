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
  private final int words;

  private EncoderDecoder(
      ModelConfig config, ParameterStore parameters, Encoder encoder, Decoder decoder, int words) {
    this.config = config;
    this.parameters = parameters;
    this.encoder = encoder;
    this.decoder = decoder;
    this.words = words;
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
    return create(config, ModelInputs.of(sourceVocabulary, targetVocabulary), seed);
  }

  /**
   * Creates a model with fresh parameters for words with factors or several sources.
   *
   * @param seed the same seed gives the same parameters
   * @throws IllegalArgumentException if the configuration names an unknown part, or the
   *     vocabularies are not those that it needs
   */
  public static EncoderDecoder create(ModelConfig config, ModelInputs inputs, long seed) {
    return create(config, inputs, new ParameterStore(seed));
  }

  /**
   * Creates a model whose parameters are zeros, to be read from a file: faster.
   *
   * @throws IllegalArgumentException if the configuration names an unknown part, or the
   *     vocabularies are not those that it needs
   */
  public static EncoderDecoder ofZeros(ModelConfig config, ModelInputs inputs) {
    return create(config, inputs, ParameterStore.ofZeros());
  }

  private static EncoderDecoder create(
      ModelConfig config, ModelInputs inputs, ParameterStore store) {
    Encoder encoder =
        config.form().isPlain()
            ? new RecurrentEncoder(
                store,
                config.encoder(),
                config.dropout(),
                inputs.source(),
                config.decoder().variant().lexical())
            : new JointEncoder(store, config, inputs);
    Decoder decoder =
        new AttentionDecoder(
            store, config, encoder.outputSize(), inputs.target(), inputs.unknown());
    return new EncoderDecoder(config, store, encoder, decoder, inputs.target());
  }

  public ModelConfig config() {
    return config;
  }

  /** The size of the target vocabulary; where words are copied, there are more scores. */
  public int targetWords() {
    return words;
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
    return LossOps.softmaxCrossEntropy(tape, logits, batch.gold(), smoothing, scale, words);
  }
}
