package io.dragoman.model;

import io.dragoman.nn.rnn.SkipConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The decoder's shape.
 *
 * @param embedding size of a target word's vector
 * @param cell name of the recurrent cell, such as {@code gru} or {@code lstm}
 * @param hidden units per layer
 * @param layers stacked layers
 * @param conditional whether a first cell takes the previous word before the decoder looks at the
 *     source and a second takes what it saw; if not, one cell takes both
 * @param bridge where the first state comes from, such as {@code mean}; see {@link Bridge.Source}
 * @param readout units between the decoder state and the output layer
 * @param skip the way around a layer above the lowest: {@code none}, {@code residual} or {@code
 *     highway}
 * @param variant how it differs from the decoder of Bahdanau et al. 2015
 * @param details what else other toolkits have
 * @param fusion the language model that the decoder takes in
 */
public record DecoderConfig(
    int embedding,
    String cell,
    int hidden,
    int layers,
    boolean conditional,
    String bridge,
    int readout,
    String skip,
    DecoderVariant variant,
    DecoderDetails details,
    FusionConfig fusion) {
  /** The values of {@link #skip}. */
  public static final List<String> SKIPS = SkipConnection.NAMES;

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if they do not
   */
  public DecoderConfig {
    if (!SKIPS.contains(skip)) {
      throw new IllegalArgumentException(
          "decoder.skip is '" + skip + "': use one of " + String.join(", ", SKIPS));
    }
    if (!skip.equals("none") && layers < 2) {
      throw new IllegalArgumentException(
          "decoder.skip is " + skip + " but there is one layer: set decoder.layers to 2 or more");
    }
    if (variant.carryBias() != 0 && !(conditional && cell.equals("gru"))) {
      throw new IllegalArgumentException(
          "decoder.variant.carry-bias is "
              + variant.carryBias()
              + " but only a conditional decoder of gru cells starts with it: set it to 0");
    }
    boolean plain = variant.attend().equals("before") && variant.contextGate().equals("none");
    if (conditional && !plain) {
      throw new IllegalArgumentException(
          "decoder.conditional is true but decoder.variant is for decoders of one cell: set conditional to false,"
              + " or attend to before and context-gate to none");
    }
    if (variant.carryBias() != 0 && !details.hasOneCell()) {
      throw new IllegalArgumentException(
          "decoder.variant.carry-bias is "
              + variant.carryBias()
              + " but decoder.details names a context-cell or upper-cell: set it to 0");
    }
    if (!conditional && !details.hasOneCell()) {
      throw new IllegalArgumentException(
          "decoder.details names a context-cell or upper-cell but decoder.conditional is false: set it to"
              + " true, or both cells to same");
    }
  }

  /** Without ways around layers, with the standard details. */
  public DecoderConfig(
      int embedding,
      String cell,
      int hidden,
      int layers,
      boolean conditional,
      String bridge,
      int readout,
      DecoderVariant variant) {
    this(
        embedding,
        cell,
        hidden,
        layers,
        conditional,
        bridge,
        readout,
        "none",
        variant,
        DecoderDetails.standard(),
        FusionConfig.NONE);
  }

  /** The standard variant. */
  public DecoderConfig(
      int embedding,
      String cell,
      int hidden,
      int layers,
      boolean conditional,
      String bridge,
      int readout) {
    this(embedding, cell, hidden, layers, conditional, bridge, readout, DecoderVariant.standard());
  }

  /** The kinds of the cells whose states are carried from word to word, the lowest first. */
  List<String> carrierKinds() {
    String above = details.upperCell().equals(DecoderDetails.SAME) ? cell : details.upperCell();
    List<String> kinds = new ArrayList<>(Collections.nCopies(layers, above));
    if (conditional && !kinds.isEmpty()) {
      kinds.set(
          0, details.contextCell().equals(DecoderDetails.SAME) ? cell : details.contextCell());
    }
    return kinds;
  }

  /** The same in another variant. */
  public DecoderConfig with(DecoderVariant other) {
    return with(skip, other, details, fusion);
  }

  /** The same with other details. */
  public DecoderConfig with(DecoderDetails other) {
    return with(skip, variant, other, fusion);
  }

  /** The same with another language model. */
  public DecoderConfig with(FusionConfig other) {
    return with(skip, variant, details, other);
  }

  /** The same with other ways around layers. */
  public DecoderConfig withSkip(String other) {
    return with(other, variant, details, fusion);
  }

  private DecoderConfig with(
      String way, DecoderVariant other, DecoderDetails more, FusionConfig language) {
    return new DecoderConfig(
        embedding, cell, hidden, layers, conditional, bridge, readout, way, other, more, language);
  }
}
