package io.dragoman.model;

import java.util.Random;
import java.util.stream.IntStream;

/** Small models and batches for tests. */
final class Models {
  static final int VOCABULARY = 11;
  static final int BOS = 1;
  static final int EOS = 2;

  private Models() {}

  /** A model of a few units: bidirectional encoder, no dropout. */
  static ModelConfig config(String cell, int layers, String bridge) {
    return new ModelConfig(
        new EncoderConfig(4, cell, 5, layers, true),
        new DecoderConfig(3, cell, 6, layers, false, bridge, 7),
        new AttentionConfig("additive", 5),
        new DropoutConfig(0f, 0f, 0f));
  }

  /** The same with a conditional decoder. */
  static ModelConfig conditional(ModelConfig config) {
    DecoderConfig decoder = config.decoder();
    return new ModelConfig(
        config.encoder(),
        new DecoderConfig(
            decoder.embedding(),
            decoder.cell(),
            decoder.hidden(),
            decoder.layers(),
            true,
            decoder.bridge(),
            decoder.readout(),
            decoder.variant()),
        config.attention(),
        config.dropout());
  }

  /** The same with another decoder. */
  static ModelConfig withVariant(ModelConfig config, DecoderVariant variant) {
    return new ModelConfig(
        config.encoder(),
        config.decoder().with(variant),
        config.attention(),
        config.dropout(),
        config.tiedEmbeddings());
  }

  /** The same with details of other toolkits. */
  static ModelConfig withDetails(ModelConfig config, DecoderDetails details) {
    return with(config, config.decoder().with(details));
  }

  /** The same with a language model in the decoder. */
  static ModelConfig withFusion(ModelConfig config, String cell, int layers) {
    return with(config, config.decoder().with(new FusionConfig(layers, cell, 4, 5)));
  }

  /** The same with ways around the decoder's layers. */
  static ModelConfig withSkip(ModelConfig config, String skip) {
    return with(config, config.decoder().withSkip(skip));
  }

  private static ModelConfig with(ModelConfig config, DecoderConfig decoder) {
    return new ModelConfig(
        config.encoder(), decoder, config.attention(), config.dropout(), config.tiedEmbeddings());
  }

  /** The same with tied tables, and sizes that allow it. */
  static ModelConfig tied(ModelConfig config, String ties) {
    DecoderConfig decoder = config.decoder();
    return new ModelConfig(
        config.encoder(),
        new DecoderConfig(
            config.encoder().embedding(),
            decoder.cell(),
            decoder.hidden(),
            decoder.layers(),
            decoder.conditional(),
            decoder.bridge(),
            config.encoder().embedding(),
            decoder.variant()),
        config.attention(),
        config.dropout(),
        ties);
  }

  /** The same with another attention; for inner products the decoder gets the encoder's size. */
  static ModelConfig withAttention(ModelConfig config, String type) {
    DecoderConfig decoder = config.decoder();
    int hidden = type.endsWith("dot") ? 2 * config.encoder().hidden() : decoder.hidden();
    return new ModelConfig(
        config.encoder(),
        new DecoderConfig(
            decoder.embedding(),
            decoder.cell(),
            hidden,
            decoder.layers(),
            decoder.conditional(),
            decoder.bridge(),
            decoder.readout()),
        new AttentionConfig(type, 6),
        config.dropout());
  }

  /** The same with dropout everywhere. */
  static ModelConfig withDropout(ModelConfig config, float rate) {
    return new ModelConfig(
        config.encoder(),
        config.decoder(),
        config.attention(),
        new DropoutConfig(rate, rate, rate));
  }

  static EncoderDecoder model(ModelConfig config) {
    return EncoderDecoder.create(config, VOCABULARY, VOCABULARY, 7);
  }

  /** Random sentences of the given lengths that end in {@code </s>}. */
  static int[][] sentences(long seed, int... lengths) {
    Random random = new Random(seed);
    int[][] sentences = new int[lengths.length][];
    for (int i = 0; i < lengths.length; i++) {
      sentences[i] = random.ints(lengths[i], 4, VOCABULARY).toArray();
      sentences[i][lengths[i] - 1] = EOS;
    }
    return sentences;
  }

  /** Random pairs: source lengths count {@code </s>}, target lengths do not. */
  static ParallelBatch batch(long seed, int[] sourceLengths, int[] targetLengths) {
    Random random = new Random(seed);
    int[][] targets = new int[targetLengths.length][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = random.ints(targetLengths[i], 4, VOCABULARY).toArray();
    }
    long[] keys = IntStream.range(0, targets.length).mapToLong(i -> 1000 + 7L * i).toArray();
    return ParallelBatch.of(sentences(seed + 1, sourceLengths), targets, BOS, EOS, keys);
  }
}
