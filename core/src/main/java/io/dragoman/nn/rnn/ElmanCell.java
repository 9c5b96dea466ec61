package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;

/** The simple recurrent network (Elman 1990): {@code h' = act(x W + b + h U)}, act tanh or ReLU. */
public final class ElmanCell extends GatedCell {
  /** What is applied to the sum of the products. */
  public enum Activation {
    TANH,
    RELU
  }

  private final Linear recurrent;
  private final Activation activation;

  /** Creates {@code path.input} (weight and bias) and {@code path.recurrent.weight}. */
  ElmanCell(CellWeights weights, Activation activation) {
    super(weights.input(1), weights.hidden(), 1, 1);
    this.activation = activation;
    recurrent = weights.recurrent(1);
  }

  @Override
  public CellState step(
      Tape tape,
      Variable projected,
      CellState previous,
      Variable heard,
      int time,
      long[] sentences) {
    Variable sum = recurrent.addTo(tape, projected, heard); // (batch, hidden)
    return CellState.of(
        tape,
        switch (activation) {
          case TANH -> PointwiseOps.tanh(tape, sum);
          case RELU -> PointwiseOps.relu(tape, sum);
        });
  }
}
