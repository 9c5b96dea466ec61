package io.dragoman.model;

import java.util.List;

/**
 * How a decoder differs from that of Bahdanau et al. 2015.
 *
 * @param attend when it looks at the source: {@code before} the cell, which takes what it saw, or
 *     {@code after} it, as Luong et al. 2015
 * @param inputFeeding whether the cell also takes the last readout (Luong et al. 2015); needs
 *     {@code after}
 * @param contextGate what a gate weighs before the cell takes it (Tu et al. 2017): {@code none},
 *     the {@code source} context, the {@code target} word, or {@code both} against each other;
 *     needs {@code before}
 * @param activation of the readout: {@code tanh}, {@code maxout} or {@code linear}
 * @param readoutContext whether the readout takes the context vector
 * @param readoutEmbedding whether the readout takes the previous word's vector
 * @param lexical whether the output layer also takes the source words' vectors, weighed by the
 *     attention; see {@link LexicalModel}
 * @param carryBias where the bias of the update gate of a conditional decoder's second cell starts:
 *     above 0 it keeps more of its state; see {@link ConditionalRecurrence}
 * @param copy whether words may be copied from the source; see {@link CopyLayer}
 */
public record DecoderVariant(
    String attend,
    boolean inputFeeding,
    String contextGate,
    String activation,
    boolean readoutContext,
    boolean readoutEmbedding,
    boolean lexical,
    float carryBias,
    boolean copy) {
  /** The values of {@link #attend}. */
  public static final List<String> ATTEND = List.of("before", "after");

  /** The values of {@link #contextGate}. */
  public static final List<String> GATES = List.of("none", "source", "target", "both");

  /** The values of {@link #activation}. */
  public static final List<String> ACTIVATIONS = List.of("tanh", "maxout", "linear");

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if they do not
   */
  public DecoderVariant {
    require("attend", attend, ATTEND);
    require("context-gate", contextGate, GATES);
    require("activation", activation, ACTIVATIONS);
    boolean after = attend.equals("after");
    if (inputFeeding && !after) {
      throw new IllegalArgumentException(
          "variant.input-feeding is true but variant.attend is before, which feeds the context already: set"
              + " attend to after");
    }
    if (after && !contextGate.equals("none")) {
      throw new IllegalArgumentException(
          "variant.context-gate is "
              + contextGate
              + " but variant.attend is after, where the cell takes no context: set attend to before");
    }
    if (after && !readoutContext) {
      throw new IllegalArgumentException(
          "variant.readout-context is false but variant.attend is after, so that nobody would take the context:"
              + " set readout-context to true");
    }
  }

  /** Without a lexical model. */
  public DecoderVariant(
      String attend,
      boolean inputFeeding,
      String contextGate,
      String activation,
      boolean readoutContext,
      boolean readoutEmbedding) {
    this(
        attend,
        inputFeeding,
        contextGate,
        activation,
        readoutContext,
        readoutEmbedding,
        false,
        0f,
        false);
  }

  /** The same with a lexical model. */
  public DecoderVariant withLexical() {
    return new DecoderVariant(
        attend,
        inputFeeding,
        contextGate,
        activation,
        readoutContext,
        readoutEmbedding,
        true,
        carryBias,
        copy);
  }

  /** The same with another first bias. */
  public DecoderVariant withCarryBias(float bias) {
    return new DecoderVariant(
        attend,
        inputFeeding,
        contextGate,
        activation,
        readoutContext,
        readoutEmbedding,
        lexical,
        bias,
        copy);
  }

  /** The same with words copied from the source. */
  public DecoderVariant withCopy() {
    return new DecoderVariant(
        attend,
        inputFeeding,
        contextGate,
        activation,
        readoutContext,
        readoutEmbedding,
        lexical,
        carryBias,
        true);
  }

  /** That of Bahdanau et al. 2015. */
  public static DecoderVariant standard() {
    return new DecoderVariant("before", false, "none", "tanh", true, true);
  }

  /** That of Luong et al. 2015. */
  public static DecoderVariant luong() {
    return new DecoderVariant("after", true, "none", "tanh", true, false);
  }

  private static void require(String key, String value, List<String> values) {
    if (!values.contains(value)) {
      throw new IllegalArgumentException(
          "variant." + key + " is '" + value + "': use one of " + String.join(", ", values));
    }
  }
}
