package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;

/** The gates of recurrent cells, one time step at once. */
public final class RecurrentOps {
  private RecurrentOps() {}

  /** What an LSTM hands on: {@code hidden} and {@code cell}, each {@code (batch, hidden)}. */
  public static final class LstmState {
    private Variable hidden;
    private Variable cell;

    private LstmState() {}

    private static LstmState of(Tape tape, Variable hidden, Variable cell) {
      LstmState state = tape.reuse(LstmState.class, LstmState::new);
      state.hidden = hidden;
      state.cell = cell;
      return state;
    }

    public Variable hidden() {
      return hidden;
    }

    public Variable cell() {
      return cell;
    }
  }

  /**
   * LSTM gates (Hochreiter and Schmidhuber 1997, with forget gates by Gers et al. 2000): {@code i,
   * f, o = sigmoid, g = tanh; c' = f c + i g; h' = o tanh(c')}.
   *
   * @param gates {@code (batch, 4 * hidden)} preactivations in the order i, f, g, o; this operation
   *     takes the variable over: its value becomes the activations
   * @param cell {@code (batch, hidden)}, the previous c
   */
  public static LstmState lstm(Tape tape, Variable gates, Variable cell) {
    Kernels kernels = tape.kernels();
    int rows = cell.rows();
    int hidden = cell.columns();
    Tensor newCell = tape.take(rows, hidden);
    Tensor tanhCell = tape.take(rows, hidden);
    Tensor output = tape.take(rows, hidden);
    kernels.lstm(gates.value(), cell.value(), newCell, tanhCell, output);
    LstmState result = LstmState.of(tape, tape.variable(output), tape.variable(newCell));
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hidden().hasGradient() || result.cell().hasGradient()) {
              Tensor dGates = overwritten(tape, gates);
              kernels.lstmBackward(
                  gates.value(),
                  cell.value(),
                  tanhCell,
                  result.hidden().gradient(),
                  result.cell().gradient(),
                  dGates,
                  accumulated(tape, cell));
              addIfSeparate(kernels, dGates, gates);
            }
          });
    }
    return result;
  }

  /**
   * GRU gates with the reset gate applied after the recurrent product: {@code r, z = sigmoid(x +
   * u); n = tanh(x_n + r u_n); h' = (1 - z) n + z h} (Cho et al. 2014, in the form of cuDNN).
   *
   * @param x {@code (batch, 3 * hidden)} input products with bias, in the order r, z, n
   * @param u {@code (batch, 3 * hidden)} recurrent products with bias, same order
   * @param h {@code (batch, hidden)} previous state
   * @return {@code (batch, hidden)} new state
   */
  public static Variable gru(Tape tape, Variable x, Variable u, Variable h) {
    Kernels kernels = tape.kernels();
    Tensor gates = tape.take(u.rows(), u.columns());
    Tensor output = tape.take(h.rows(), h.columns());
    kernels.gru(x.value(), u.value(), h.value(), gates, output);
    Variable result = tape.variable(output);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              Tensor dX = accumulated(tape, x); // before dU: x and u may share a gradient
              Tensor dU = overwritten(tape, u);
              kernels.gruBackward(
                  u.value(), h.value(), gates, result.gradient(), dX, dU, accumulated(tape, h));
              addIfSeparate(kernels, dU, u);
            }
          });
    }
    return result;
  }

  /** Where a kernel that overwrites may put the gradient of x: its own memory if still free. */
  private static Tensor overwritten(Tape tape, Variable x) {
    return x.isDifferentiable() && x.hasUntouchedGradient()
        ? x.gradientToOverwrite()
        : tape.take(x.rows(), x.columns());
  }

  private static void addIfSeparate(Kernels kernels, Tensor gradient, Variable x) {
    if (x.isDifferentiable() && x.gradient() != gradient) {
      kernels.add(gradient, x.gradient());
    }
  }

  /** Where a kernel that adds may put the gradient of x; thrown away if nobody wants it. */
  private static Tensor accumulated(Tape tape, Variable x) {
    return x.isDifferentiable() ? x.gradient() : tape.zeros(x.rows(), x.columns());
  }
}
