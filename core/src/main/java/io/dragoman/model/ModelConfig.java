package io.dragoman.model;

/** The architecture of an encoder-decoder, apart from its vocabularies. */
public record ModelConfig(
    EncoderConfig encoder,
    DecoderConfig decoder,
    AttentionConfig attention,
    DropoutConfig dropout) {

  /** Configuration A: embeddings 256, one bidirectional GRU layer of 512, attention 512. */
  public static ModelConfig standard() {
    return new ModelConfig(
        new EncoderConfig(256, "gru", 512, 1, true),
        new DecoderConfig(256, "gru", 512, 1, false, "mean", 512),
        new AttentionConfig("additive", 512),
        new DropoutConfig(0.2f, 0.2f, 0.2f));
  }
}
