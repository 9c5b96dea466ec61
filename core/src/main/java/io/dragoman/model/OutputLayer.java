package io.dragoman.model;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.WeightColumns;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * From what the decoder knows to a score for each word:
 *
 * <pre>
 *   readout = tanh(h W_h + b + context W_c + embedded W_e)
 *   logits = readout W_o + b_o
 * </pre>
 */
final class OutputLayer {
  private final Linear state;
  private final Linear context;
  private final Linear embedded;
  private final Linear output;

  OutputLayer(
      ParameterStore store, DecoderConfig config, int hidden, int contextSize, int vocabulary) {
    int readout = config.readout();
    state = Linear.create(store, "decoder.readout.state", hidden, readout);
    context = Linear.withoutBias(store, "decoder.readout.context", contextSize, readout, 1);
    embedded =
        Linear.withoutBias(store, "decoder.readout.embedding", config.embedding(), readout, 1);
    output = Linear.create(store, "decoder.output", readout, vocabulary);
  }

  /** Products with any number of context vectors or memory positions: {@code (rows, readout)}. */
  Variable projectContexts(Tape tape, Variable contexts) {
    return context.apply(tape, contexts);
  }

  /**
   * The readout with products of the context vectors that were made before.
   *
   * @param projected {@code (rows, readout)} of {@link #projectContexts}
   */
  Variable readoutOfProjected(Tape tape, Variable h, Variable projected, Variable e) {
    Variable sum = PointwiseOps.add(tape, state.apply(tape, h), projected); // (rows, readout)
    return PointwiseOps.tanh(tape, embedded.addTo(tape, sum, e));
  }

  /**
   * The readout.
   *
   * @param h decoder states {@code (rows, hidden)}
   * @param c context vectors {@code (rows, units)}
   * @param e vectors of the previous words {@code (rows, embed)}
   * @return {@code (rows, readout)}
   */
  Variable readout(Tape tape, Variable h, Variable c, Variable e) {
    Variable sum = state.apply(tape, h); // (rows, readout)
    sum = context.addTo(tape, sum, c);
    sum = embedded.addTo(tape, sum, e);
    return PointwiseOps.tanh(tape, sum);
  }

  /** {@code (rows, readout)} to {@code (rows, vocabulary)}. */
  Variable logits(Tape tape, Variable readout) {
    return output.apply(tape, readout);
  }

  /** The part of the layer that scores some words. */
  WeightColumns columns(Tape tape, int[] words) {
    return output.columns(tape, words);
  }
}
