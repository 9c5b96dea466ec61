package io.dragoman.nn.rnn;

import io.dragoman.autograd.RecurrentOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.LayerNorm;
import io.dragoman.nn.Linear;

/**
 * A {@link GruCell} that takes {@code LN(x W)} for {@code x W + b} and {@code LN(h U)} for {@code h
 * U + c} (Ba et al. 2016). Each gate is normalised by itself or, as published, both gates together
 * and the new state by itself.
 */
final class LayerNormGruCell extends GatedCell {
  private static final int GATES = 3;

  private final Linear recurrent;
  private final LayerNorm inputNorm;
  private final LayerNorm recurrentNorm;

  /**
   * Creates {@code path.input.weight}, {@code path.recurrent.weight}, {@code path.input-norm} and
   * {@code path.recurrent-norm}.
   */
  LayerNormGruCell(CellWeights weights, boolean joint) {
    super(input(weights), weights.hidden(), GATES, 1);
    recurrent = weights.recurrent(GATES);
    inputNorm = weights.in() > 0 ? norm(weights, "input-norm", joint) : null;
    recurrentNorm = norm(weights, "recurrent-norm", joint);
  }

  private static Linear input(CellWeights weights) {
    return weights.in() == 0
        ? weights.input(GATES)
        : Linear.withoutBias(
            weights.store(),
            weights.path() + ".input",
            weights.in(),
            GATES * weights.hidden(),
            GATES);
  }

  private static LayerNorm norm(CellWeights weights, String name, boolean joint) {
    int hidden = weights.hidden();
    int[] sizes = joint ? new int[] {2 * hidden, hidden} : new int[] {hidden, hidden, hidden};
    return LayerNorm.create(weights.store(), weights.path() + "." + name, sizes, Initializer.ZEROS);
  }

  @Override
  public Variable projectInputs(Tape tape, Variable inputs) {
    Variable products = super.projectInputs(tape, inputs); // (rows, 3 * hidden)
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
    Variable u = recurrentNorm.apply(tape, recurrent.apply(tape, heard)); // (batch, 3 * hidden)
    return CellState.of(tape, RecurrentOps.gru(tape, projected, u, previous.output()));
  }
}
