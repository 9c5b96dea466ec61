package io.dragoman.model;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * What a language model adds to a readout: deep fusion (Gulcehre et al. 2015, "On Using Monolingual
 * Corpora in Neural Machine Translation"),
 *
 * <pre>
 *   g = sigmoid(s v + b)
 *   readout = tanh(... + g s W_l)
 * </pre>
 *
 * <p>with s the language model's topmost state and g, one number for each word, how much it counts:
 * some words are its affair, others the source's alone.
 */
final class FusedReadout {
  /** At first it counts by about a quarter, as in the paper. */
  private static final float FIRST_BIAS = -1f;

  private final Linear gate;
  private final Linear layer;

  /**
   * Creates {@code decoder.fusion.gate} and {@code decoder.fusion.readout}.
   *
   * @param hidden units of the language model
   * @param units of the readout before its activation
   */
  FusedReadout(ParameterStore store, int hidden, int units) {
    gate =
        Linear.create(
            store,
            "decoder.fusion.gate",
            hidden,
            1,
            Initializer.glorot(1),
            Initializer.constant(FIRST_BIAS));
    layer = Linear.withoutBias(store, "decoder.fusion.readout", hidden, units, 1);
  }

  /**
   * Adds this part.
   *
   * @param sum {@code (rows, units)}; taken over
   * @param s the language model's states, {@code (rows, hidden)}
   */
  Variable addTo(Tape tape, Variable sum, Variable s) {
    Variable g = PointwiseOps.sigmoid(tape, gate.apply(tape, s)); // (rows, 1)
    return layer.addTo(tape, sum, RowOps.scale(tape, s, g));
  }
}
