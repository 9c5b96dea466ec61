package io.dragoman.model;

import io.dragoman.autograd.MaxoutOps;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.WeightColumns;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * From what the decoder knows to a score for each word:
 *
 * <pre>
 *   readout = tanh(h W_h + b + context W_c + embedded W_e)
 *   logits = [readout; lexical vector] W_o + b_o
 * </pre>
 *
 * <p>Context and word may be left out; in place of tanh stand maxout (Bahdanau et al. 2015), of
 * twice as many units, or nothing. W_o may be the table of target words, transposed. A language
 * model adds its part as {@link FusedReadout} says.
 */
final class OutputLayer {
  private final ReadoutPart state;
  private final ReadoutPart context; // null if left out
  private final ReadoutPart embedded; // null if left out
  private final FusedReadout language; // null without
  private final String activation;
  private final Linear output;
  private final int inputs;

  /**
   * Creates {@code decoder.readout} and {@code decoder.output}.
   *
   * @param table of the target words
   */
  OutputLayer(ParameterStore store, ModelConfig model, int contextSize, Embedding table) {
    DecoderConfig config = model.decoder();
    DecoderVariant variant = config.variant();
    activation = variant.activation();
    int units = activation.equals("maxout") ? 2 * config.readout() : config.readout();
    DecoderDetails details = config.details();
    state = ReadoutPart.first(store, "decoder.readout.state", config.hidden(), units, details);
    context =
        variant.readoutContext()
            ? ReadoutPart.further(store, "decoder.readout.context", contextSize, units, details)
            : null;
    embedded =
        variant.readoutEmbedding()
            ? ReadoutPart.further(
                store, "decoder.readout.embedding", config.embedding(), units, details)
            : null;
    inputs = config.readout() + (variant.lexical() ? model.encoder().embedding() : 0);
    output =
        model.tiesOutput()
            ? Linear.tied(store, "decoder.output", table)
            : Linear.create(store, "decoder.output", inputs, table.vocabulary());
    FusionConfig fusion = config.fusion();
    language = fusion.isOff() ? null : new FusedReadout(store, fusion.hidden(), units);
  }

  /** Columns of what the scores are made of. */
  int inputs() {
    return inputs;
  }

  /** Whether context vectors have a say. */
  boolean takesContexts() {
    return context != null;
  }

  /** Whether products of a weighted sum of context vectors are that sum of the products. */
  boolean projectsSums() {
    return context == null || context.isLinear();
  }

  /** Products with any number of context vectors or memory positions: {@code (rows, units)}. */
  Variable projectContexts(Tape tape, Variable contexts) {
    return context.product(tape, contexts);
  }

  /**
   * The readout with products of the context vectors that were made before.
   *
   * @param projected {@code (rows, units)} of {@link #projectContexts}
   */
  Variable readoutOfProjected(Tape tape, Variable h, Variable projected, Variable e, Variable s) {
    Variable sum = state.start(tape, h); // (rows, units)
    sum = context.withBias(tape, PointwiseOps.add(tape, sum, projected));
    return activate(tape, addLanguage(tape, addEmbedded(tape, sum, e), s));
  }

  /**
   * The readout.
   *
   * @param h decoder states {@code (rows, hidden)}
   * @param c context vectors {@code (rows, units)}
   * @param e vectors of the previous words {@code (rows, embed)}
   * @param s states of the language model {@code (rows, its units)}; null without one
   * @return {@code (rows, readout)}
   */
  Variable readout(Tape tape, Variable h, Variable c, Variable e, Variable s) {
    Variable sum = state.start(tape, h); // (rows, units)
    if (context != null) {
      sum = context.addTo(tape, sum, c);
    }
    return activate(tape, addLanguage(tape, addEmbedded(tape, sum, e), s));
  }

  private Variable addEmbedded(Tape tape, Variable sum, Variable e) {
    return embedded == null ? sum : embedded.addTo(tape, sum, e);
  }

  private Variable addLanguage(Tape tape, Variable sum, Variable s) {
    return language == null ? sum : language.addTo(tape, sum, s);
  }

  private Variable activate(Tape tape, Variable sum) {
    return switch (activation) {
      case "maxout" -> MaxoutOps.maxout(tape, sum); // (rows, readout)
      case "linear" -> sum;
      default -> PointwiseOps.tanh(tape, sum);
    };
  }

  /** {@code (rows, readout)}, with a lexical model more, to {@code (rows, vocabulary)}. */
  Variable logits(Tape tape, Variable readout) {
    return output.apply(tape, readout);
  }

  /** The part of the layer that scores some words. */
  WeightColumns columns(Tape tape, int[] words) {
    return output.columns(tape, words);
  }
}
