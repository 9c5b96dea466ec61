package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;

/**
 * Gated recurrent unit with the reset gate applied before the recurrent product, as first published
 * (Cho et al. 2014) and as Bahdanau et al. 2015 use it:
 *
 * <pre>
 *   r = sigmoid(x W_r + b_r + h U_r)
 *   z = sigmoid(x W_z + b_z + h U_z)
 *   n = tanh(x W_n + b_n + (r * h) U_n)
 *   h' = (1 - z) * h + z * n
 * </pre>
 *
 * <p>The gates lie side by side in the order r, z, n. Composed of small operations, so slower than
 * {@link GruCell}.
 */
public final class ResetBeforeGruCell extends GatedCell {
  private static final int GATES = 3;

  private final Linear recurrentGates;
  private final Linear recurrentCandidate;

  /** Creates {@code path.input}, {@code path.recurrent-gates}, {@code path.recurrent-candidate}. */
  ResetBeforeGruCell(CellWeights weights) {
    super(weights.input(GATES), weights.hidden(), GATES, 1);
    recurrentGates = weights.recurrent("recurrent-gates", 2);
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
    Variable h = previous.output(); // (batch, hidden)
    int hidden = hidden();
    Variable gateInputs = RowOps.columns(tape, projected, 0, 2 * hidden); // (batch, 2 * hidden)
    Variable gates =
        PointwiseOps.sigmoid(tape, recurrentGates.addTo(tape, gateInputs, heard)); // r, z
    Variable reset = RowOps.columns(tape, gates, 0, hidden); // (batch, hidden)
    Variable update = RowOps.columns(tape, gates, hidden, 2 * hidden); // (batch, hidden)
    Variable candidateInputs =
        RowOps.columns(tape, projected, 2 * hidden, 3 * hidden); // (batch, hidden)
    Variable candidate =
        PointwiseOps.tanh(
            tape,
            recurrentCandidate.addTo(
                tape, candidateInputs, PointwiseOps.multiply(tape, reset, heard)));
    return CellState.of(tape, PointwiseOps.interpolate(tape, h, candidate, update));
  }
}
