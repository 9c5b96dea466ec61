package io.dragoman.model;

import java.util.List;

/**
 * The architecture of an encoder-decoder, apart from its vocabularies.
 *
 * @param tiedEmbeddings which tables of words are one (Press and Wolf 2017): {@code none}, {@code
 *     target} (the target's word vectors are the output layer's weight), {@code inputs} (the
 *     source's and the target's word vectors) or {@code all} (all three)
 */
public record ModelConfig(
    EncoderConfig encoder,
    DecoderConfig decoder,
    AttentionConfig attention,
    DropoutConfig dropout,
    String tiedEmbeddings) {
  /** The values of {@link #tiedEmbeddings}. */
  public static final List<String> TIES = List.of("none", "target", "inputs", "all");

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if they do not
   */
  public ModelConfig {
    if (!TIES.contains(tiedEmbeddings)) {
      throw new IllegalArgumentException(
          "model.tied-embeddings is '"
              + tiedEmbeddings
              + "': use one of "
              + String.join(", ", TIES));
    }
    boolean output = tiedEmbeddings.equals("target") || tiedEmbeddings.equals("all");
    if (output && decoder.embedding() != decoder.readout()) {
      throw new IllegalArgumentException(
          String.format(
              "model.tied-embeddings is %s but decoder.embedding is %d and decoder.readout %d: make them"
                  + " equal",
              tiedEmbeddings, decoder.embedding(), decoder.readout()));
    }
    if (output && decoder.variant().lexical()) {
      throw new IllegalArgumentException(
          "model.tied-embeddings is "
              + tiedEmbeddings
              + " but decoder.variant.lexical is true, for which the output layer has weights of its"
              + " own: set one of them to none or false");
    }
    if (decoder.variant().copy() && encoder.pyramid() > 1) {
      throw new IllegalArgumentException(
          "model.decoder.variant.copy is true but encoder.pyramid is "
              + encoder.pyramid()
              + ", whose states stand for several words: set it to 1");
    }
    boolean both = tiedEmbeddings.equals("inputs") || tiedEmbeddings.equals("all");
    if (both && encoder.embedding() != decoder.embedding()) {
      throw new IllegalArgumentException(
          String.format(
              "model.tied-embeddings is %s but encoder.embedding is %d and decoder.embedding %d: make"
                  + " them equal",
              tiedEmbeddings, encoder.embedding(), decoder.embedding()));
    }
  }

  /** Tables of their own for source, target and output. */
  public ModelConfig(
      EncoderConfig encoder,
      DecoderConfig decoder,
      AttentionConfig attention,
      DropoutConfig dropout) {
    this(encoder, decoder, attention, dropout, "none");
  }

  /** Configuration A: embeddings 256, one bidirectional GRU layer of 512, attention 512. */
  public static ModelConfig standard() {
    return new ModelConfig(
        new EncoderConfig(256, "gru", 512, 1, true),
        new DecoderConfig(256, "gru", 512, 1, false, "mean", 512),
        new AttentionConfig("additive", 512),
        new DropoutConfig(0.2f, 0.2f, 0.2f));
  }

  /** What sources must have. */
  public SourceForm form() {
    return new SourceForm(
        Factors.parse(encoder.factors()).count(), decoder.variant().copy(), encoder.sources());
  }

  /** Whether the output layer's weight is the table of target words. */
  boolean tiesOutput() {
    return tiedEmbeddings.equals("target") || tiedEmbeddings.equals("all");
  }

  /** Whether the source's words are the target's. */
  public boolean tiesSource() {
    return tiedEmbeddings.equals("inputs") || tiedEmbeddings.equals("all");
  }
}
