package io.dragoman.nn.rnn;

import io.dragoman.autograd.RecurrentOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;

/**
 * Gated recurrent unit (Cho et al. 2014) with the reset gate applied after the recurrent product,
 * as PyTorch and cuDNN compute it:
 *
 * <pre>
 *   r = sigmoid(x W_r + b_r + h U_r + c_r)
 *   z = sigmoid(x W_z + b_z + h U_z + c_z)
 *   n = tanh(x W_n + b_n + r * (h U_n + c_n))
 *   h' = (1 - z) * n + z * h
 * </pre>
 *
 * <p>The gates lie side by side in the order r, z, n.
 */
public final class GruCell extends GatedCell {
  private static final int GATES = 3;

  private final Linear recurrent;

  /** Creates {@code path.input} and {@code path.recurrent}, weights and biases. */
  GruCell(CellWeights weights) {
    super(weights.input(GATES), weights.hidden(), GATES, 1);
    recurrent = weights.recurrentWithBias(GATES);
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
    Variable u = recurrent.apply(tape, heard); // (batch, 3 * hidden)
    return CellState.of(tape, RecurrentOps.gru(tape, projected, u, h));
  }
}
