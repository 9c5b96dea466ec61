package io.dragoman.nn.rnn;

import io.dragoman.autograd.RecurrentOps;
import io.dragoman.autograd.RecurrentOps.LstmState;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997) with forget gates (Gers et al. 2000):
 *
 * <pre>
 *   i = sigmoid(x W_i + b_i + h U_i)     input gate
 *   f = sigmoid(x W_f + b_f + h U_f)     forget gate
 *   g = tanh(x W_g + b_g + h U_g)        candidate
 *   o = sigmoid(x W_o + b_o + h U_o)     output gate
 *   c' = f * c + i * g,  h' = o * tanh(c')
 * </pre>
 *
 * <p>The gates lie side by side in the order i, f, g, o. The bias of the forget gate starts at 1
 * unless told otherwise (Jozefowicz et al. 2015), all others at 0. A state is h, c.
 */
public final class LstmCell extends GatedCell {
  private static final int GATES = 4;

  private final Linear recurrent;

  /** Creates {@code path.input} (weight and bias) and {@code path.recurrent.weight}. */
  LstmCell(CellWeights weights, float forgetBias) {
    super(
        weights.input(GATES, biasOfGate(1, weights.hidden(), forgetBias)),
        weights.hidden(),
        GATES,
        2);
    recurrent = weights.recurrent(GATES);
  }

  /** Zeros but for one gate. */
  static Initializer biasOfGate(int gate, int hidden, float bias) {
    return (value, seed) -> {
      value.fill(0f);
      for (int unit = gate * hidden; unit < (gate + 1) * hidden; unit++) {
        value.set(0, unit, bias);
      }
    };
  }

  @Override
  public CellState step(
      Tape tape,
      Variable projected,
      CellState previous,
      Variable heard,
      int time,
      long[] sentences) {
    Variable gates = recurrent.addTo(tape, projected, heard); // (batch, 4 * hidden)
    LstmState next = RecurrentOps.lstm(tape, gates, previous.part(1));
    return CellState.of(tape, next.hidden(), next.cell());
  }
}
