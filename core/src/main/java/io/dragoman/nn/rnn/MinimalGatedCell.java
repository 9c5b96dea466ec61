package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;

/**
 * Minimal gated unit (Zhou et al. 2016), one gate in the place of a GRU's two:
 *
 * <pre>
 *   f = sigmoid(x W_f + b_f + h U_f)
 *   n = tanh(x W_n + b_n + (f * h) U_n)
 *   h' = (1 - f) * h + f * n
 * </pre>
 *
 * <p>The columns lie side by side in the order f, n.
 */
final class MinimalGatedCell extends GatedCell {
  private static final int GATES = 2;

  private final Linear recurrentGate;
  private final Linear recurrentCandidate;

  /** Creates {@code path.input}, {@code path.recurrent-gate}, {@code path.recurrent-candidate}. */
  MinimalGatedCell(CellWeights weights) {
    super(weights.input(GATES), weights.hidden(), GATES, 1);
    recurrentGate = weights.recurrent("recurrent-gate", 1);
    recurrentCandidate = weights.recurrent("recurrent-candidate", 1);
  }

  @Override
  public CellState step(
      Tape tape,
      Variable projected,
      CellState previous,
      Variable heard,
      int time,
      long[] sentences) {
    int hidden = hidden();
    Variable gateInputs = RowOps.columns(tape, projected, 0, hidden); // (batch, hidden)
    Variable f = PointwiseOps.sigmoid(tape, recurrentGate.addTo(tape, gateInputs, heard));
    Variable inputs = RowOps.columns(tape, projected, hidden, 2 * hidden); // (batch, hidden)
    Variable kept = PointwiseOps.multiply(tape, f, heard);
    Variable n = PointwiseOps.tanh(tape, recurrentCandidate.addTo(tape, inputs, kept));
    return CellState.of(tape, PointwiseOps.interpolate(tape, previous.output(), n, f));
  }
}
