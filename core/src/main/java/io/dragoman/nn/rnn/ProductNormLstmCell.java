package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RecurrentOps;
import io.dragoman.autograd.RecurrentOps.LstmState;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.LayerNorm;
import io.dragoman.nn.Linear;
import io.dragoman.nn.Normalization;

/**
 * An {@link LstmCell} of gates {@code LN(x W) + LN(h U) + b}, all gates normalised together and
 * nothing else, as Marian has it. The bias starts at zero.
 */
final class ProductNormLstmCell extends GatedCell {
  private static final int GATES = 4;

  private final Linear recurrent;
  private final LayerNorm inputNorm; // null without inputs
  private final LayerNorm recurrentNorm;

  /**
   * Creates {@code path.input.weight}, {@code path.recurrent.weight}, {@code path.input-norm},
   * whose bias is that of the cell, and {@code path.recurrent-norm.gain}.
   */
  ProductNormLstmCell(CellWeights weights) {
    super(input(weights), weights.hidden(), GATES, 2);
    recurrent = weights.recurrent(GATES);
    inputNorm = weights.in() > 0 ? norm(weights, "input-norm", true) : null;
    recurrentNorm = norm(weights, "recurrent-norm", false);
  }

  private static Linear input(CellWeights weights) {
    String path = weights.path() + ".input";
    return weights.in() == 0
        ? weights.input(GATES)
        : Linear.withoutBias(weights.store(), path, weights.in(), GATES * weights.hidden(), GATES);
  }

  private static LayerNorm norm(CellWeights weights, String name, boolean hasBias) {
    return LayerNorm.create(
        weights.store(),
        weights.path() + "." + name,
        new int[] {GATES * weights.hidden()},
        Normalization.PRODUCT.epsilon(),
        hasBias);
  }

  @Override
  public Variable projectInputs(Tape tape, Variable inputs) {
    Variable products = super.projectInputs(tape, inputs); // (rows, 4 * hidden)
    return inputNorm == null ? products : inputNorm.apply(tape, products);
  }

  @Override
  public boolean projectsSums() {
    return inputNorm == null;
  }

  @Override
  public CellState step(
      Tape tape,
      Variable projected,
      CellState previous,
      Variable heard,
      int time,
      long[] sentences) {
    Variable u = recurrentNorm.apply(tape, recurrent.apply(tape, heard)); // (batch, 4 * hidden)
    Variable gates = PointwiseOps.add(tape, projected, u);
    LstmState next = RecurrentOps.lstm(tape, gates, previous.part(1));
    return CellState.of(tape, next.hidden(), next.cell());
  }
}
