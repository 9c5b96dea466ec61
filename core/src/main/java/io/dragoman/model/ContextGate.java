package io.dragoman.model;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Weighs what the previous word and the context give to a cell (Tu et al. 2017):
 *
 * <pre>
 *   z = sigmoid(e W_e + h W_h + b + c W_c)
 *   source: u_e + z u_c     target: z u_e + u_c     both: (1 - z) u_e + z u_c
 * </pre>
 *
 * <p>with u the products of word e and context c with the cell's input weights, so that there is a
 * gate for each unit of each of the cell's gates. What comes from the cell's previous state h is
 * not weighed: that is the cell's own affair.
 */
final class ContextGate {
  private final String kind;
  private final Linear state;
  private final Linear word;
  private final Linear context;

  /** Creates {@code decoder.gate.state}, {@code .word} and {@code .context}. */
  ContextGate(ParameterStore store, DecoderConfig config, int contextSize, int size) {
    kind = config.variant().contextGate();
    int blocks = size / config.hidden();
    state = Linear.create(store, "decoder.gate.state", config.hidden(), size, blocks);
    word = Linear.withoutBias(store, "decoder.gate.word", config.embedding(), size, blocks);
    context = Linear.withoutBias(store, "decoder.gate.context", contextSize, size, blocks);
  }

  /** Products with any number of context vectors or memory positions: {@code (rows, gates)}. */
  Variable projectContexts(Tape tape, Variable contexts) {
    return context.apply(tape, contexts);
  }

  /**
   * What the cell takes: {@code (rows, gates)}.
   *
   * @param ofWord u_e, {@code (rows, gates)}
   * @param ofContext u_c, {@code (rows, gates)}
   * @param h the previous state, {@code (rows, hidden)}
   * @param e the word's vector, {@code (rows, embed)}
   * @param gateOfContext {@code c W_c}, {@code (rows, gates)}
   */
  Variable weigh(
      Tape tape,
      Variable ofWord,
      Variable ofContext,
      Variable h,
      Variable e,
      Variable gateOfContext) {
    Variable sum = word.addTo(tape, state.apply(tape, h), e);
    Variable z = PointwiseOps.sigmoid(tape, PointwiseOps.add(tape, sum, gateOfContext));
    return switch (kind) {
      case "source" -> PointwiseOps.add(tape, ofWord, PointwiseOps.multiply(tape, z, ofContext));
      case "target" -> PointwiseOps.add(tape, PointwiseOps.multiply(tape, z, ofWord), ofContext);
      default -> PointwiseOps.interpolate(tape, ofWord, ofContext, z);
    };
  }
}
