package io.dragoman.nn.rnn;

import io.dragoman.autograd.NormOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;

/**
 * Simple recurrent unit (Lei et al. 2018): every product is one with the inputs and so made for all
 * time steps at once; only pointwise work is left to time.
 *
 * <pre>
 *   f = sigmoid(x W_f + b_f + v_f * c)
 *   r = sigmoid(x W_r + b_r + v_r * c)
 *   c' = f * c + (1 - f) * (x W_n + b_n)
 *   h' = r * c' + (1 - r) * (x W_s + b_s)
 * </pre>
 *
 * <p>The columns lie side by side in the order n, f, r, s; the way around the cell is always a
 * product, as the paper has it for inputs of another size. A state is h, c.
 */
final class SimpleRecurrentUnit extends GatedCell {
  private static final int GATES = 4;

  private final Parameter forget;
  private final Parameter reset;

  /** Creates {@code path.input}, {@code path.recurrent-forget}, {@code path.recurrent-reset}. */
  SimpleRecurrentUnit(CellWeights weights) {
    super(weights.input(GATES), weights.hidden(), GATES, 2);
    forget = vector(weights, "recurrent-forget");
    reset = vector(weights, "recurrent-reset");
  }

  private static Parameter vector(CellWeights weights, String name) {
    Initializer start = Initializer.uniform(Math.sqrt(3.0 / weights.hidden()));
    return weights.store().create(weights.path() + "." + name, 1, weights.hidden(), start);
  }

  @Override
  public CellState step(
      Tape tape,
      Variable projected,
      CellState previous,
      Variable heard,
      int time,
      long[] sentences) {
    Variable c = previous.part(1); // (batch, hidden)
    Variable f = gate(tape, projected, 1, c, forget);
    Variable r = gate(tape, projected, 2, c, reset);
    Variable next = PointwiseOps.interpolate(tape, columns(tape, projected, 0), c, f);
    Variable h = PointwiseOps.interpolate(tape, columns(tape, projected, 3), next, r);
    return CellState.of(tape, h, next);
  }

  private Variable gate(Tape tape, Variable projected, int gate, Variable c, Parameter v) {
    Variable sum = columns(tape, projected, gate); // (batch, hidden)
    return PointwiseOps.sigmoid(
        tape, PointwiseOps.add(tape, sum, NormOps.scaleColumns(tape, c, v)));
  }

  private Variable columns(Tape tape, Variable projected, int gate) {
    return RowOps.columns(tape, projected, gate * hidden(), (gate + 1) * hidden());
  }
}
