package io.dragoman.nn.rnn;

import io.dragoman.autograd.RecurrentOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.LayerNorm;
import io.dragoman.nn.Linear;
import io.dragoman.nn.Normalization;

/**
 * A {@link GruCell} with one bias instead of two, as Marian and Nematus have it: with {@code
 * input-bias} beside the products with inputs, with {@code reset-bias} beside those with the state,
 * where the reset gate weighs the candidate's.
 *
 * <pre>
 *   input-bias   r, z = sigmoid(a + u),  n = tanh(a_n + r * u_n)   with a = x W + b, u = h U
 *   reset-bias   the same                                          with a = x W, u = h U + b
 *   product-norm LN(x W) and LN(h U) for the products; r, z, n are normalised together
 *   layer-norm   LN(a) + c and LN(u) + d for a and u; r, z together and n by itself
 * </pre>
 *
 * <p>The gates lie side by side in the order r, z, n.
 */
final class SingleBiasGruCell extends GatedCell {
  private static final int GATES = 3;

  private final Linear recurrent;
  private final LayerNorm inputNorm; // null without
  private final LayerNorm recurrentNorm; // null without
  private final boolean takesNothing;

  /**
   * Creates {@code path.input} and {@code path.recurrent}, one of them with a bias, and perhaps
   * {@code path.input-norm} and {@code path.recurrent-norm}. A cell without inputs has its bias in
   * their place, behind any normalisation, or with {@code reset-bias} none there.
   */
  SingleBiasGruCell(CellWeights weights, boolean reset, Normalization place) {
    super(input(weights, reset, place), weights.hidden(), GATES, 1);
    boolean product = place == Normalization.PRODUCT;
    recurrent = reset && !product ? weights.recurrentWithBias(GATES) : weights.recurrent(GATES);
    boolean layer = place == Normalization.LAYER;
    inputNorm = weights.in() > 0 ? norm(weights, "input-norm", place, layer || !reset) : null;
    recurrentNorm = norm(weights, "recurrent-norm", place, layer || reset);
    takesNothing = weights.in() == 0 && reset;
  }

  private static Linear input(CellWeights weights, boolean reset, Normalization place) {
    if (weights.in() == 0) {
      return reset ? null : weights.input(GATES);
    }
    return reset || place == Normalization.PRODUCT
        ? Linear.withoutBias(
            weights.store(),
            weights.path() + ".input",
            weights.in(),
            GATES * weights.hidden(),
            GATES)
        : weights.input(GATES);
  }

  private static LayerNorm norm(
      CellWeights weights, String name, Normalization place, boolean hasBias) {
    int hidden = weights.hidden();
    int[] sizes =
        place == Normalization.PRODUCT
            ? new int[] {GATES * hidden}
            : new int[] {2 * hidden, hidden};
    return place == Normalization.NONE
        ? null
        : LayerNorm.create(
            weights.store(), weights.path() + "." + name, sizes, place.epsilon(), hasBias);
  }

  @Override
  public Variable projectInputs(Tape tape, Variable inputs) {
    if (takesNothing) {
      return tape.constant(tape.zeros(inputs.rows(), projection()));
    }
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
    Variable u = recurrent.apply(tape, heard); // (batch, 3 * hidden)
    Variable normalized = recurrentNorm == null ? u : recurrentNorm.apply(tape, u);
    return CellState.of(tape, RecurrentOps.gru(tape, projected, normalized, previous.output()));
  }
}
