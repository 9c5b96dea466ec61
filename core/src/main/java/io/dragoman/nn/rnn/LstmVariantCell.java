package io.dragoman.nn.rnn;

import io.dragoman.autograd.NormOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.LayerNorm;
import io.dragoman.nn.Linear;

/**
 * Long short-term memory with any of three changes:
 *
 * <pre>
 *   peephole    i, f += p * c, o += p * c'             (Gers and Schmidhuber 2000)
 *   coupled     i = 1 - f                              (Greff et al. 2017)
 *   layer-norm  gates of LN(x W) + LN(h U), h' = o * tanh(LN(c'))   (Ba et al. 2016)
 * </pre>
 *
 * <p>The gates lie side by side in the order i, f, g, o or, coupled, f, g, o; each is normalised by
 * itself or, as published, all together. A state is h, c. Composed of small operations, so slower
 * than {@link LstmCell}.
 */
final class LstmVariantCell extends GatedCell {
  /** What is changed. */
  record Changes(
      boolean peephole, boolean coupled, boolean layerNorm, boolean joint, float forgetBias) {
    int gates() {
      return coupled ? 3 : 4;
    }

    int forgetGate() {
      return coupled ? 0 : 1;
    }
  }

  private final Changes changes;
  private final Linear recurrent;
  private final Parameter peepInput;
  private final Parameter peepForget;
  private final Parameter peepOutput;
  private final LayerNorm inputNorm;
  private final LayerNorm recurrentNorm;
  private final LayerNorm cellNorm;

  /**
   * Creates {@code path.input} and {@code path.recurrent.weight}; for peepholes {@code
   * path.peephole.input} (not if coupled), {@code .forget} and {@code .output}, zeros; for layer
   * normalisation {@code path.input-norm}, {@code path.recurrent-norm} and {@code path.cell-norm}.
   */
  LstmVariantCell(CellWeights weights, Changes changes) {
    super(input(weights, changes), weights.hidden(), changes.gates(), 2);
    this.changes = changes;
    int hidden = weights.hidden();
    int gates = changes.gates();
    recurrent = weights.recurrent(gates);
    String peephole = weights.path() + ".peephole";
    boolean peeps = changes.peephole();
    peepInput = peeps && !changes.coupled() ? vector(weights, peephole + ".input") : null;
    peepForget = peeps ? vector(weights, peephole + ".forget") : null;
    peepOutput = peeps ? vector(weights, peephole + ".output") : null;
    boolean norms = changes.layerNorm();
    inputNorm =
        norms && weights.in() > 0
            ? norm(weights, "input-norm", changes, forgetBias(changes, hidden))
            : null;
    recurrentNorm = norms ? norm(weights, "recurrent-norm", changes, Initializer.ZEROS) : null;
    String cell = weights.path() + ".cell-norm";
    cellNorm = norms ? LayerNorm.create(weights.store(), cell, hidden, 1, Initializer.ZEROS) : null;
  }

  private static Linear input(CellWeights weights, Changes changes) {
    if (changes.layerNorm() && weights.in() > 0) { // the normalisation has the bias
      int columns = changes.gates() * weights.hidden();
      String path = weights.path() + ".input";
      return Linear.withoutBias(weights.store(), path, weights.in(), columns, changes.gates());
    }
    return weights.input(changes.gates(), forgetBias(changes, weights.hidden()));
  }

  private static Initializer forgetBias(Changes changes, int hidden) {
    return LstmCell.biasOfGate(changes.forgetGate(), hidden, changes.forgetBias());
  }

  private static Parameter vector(CellWeights weights, String name) {
    return weights.store().create(name, 1, weights.hidden(), Initializer.ZEROS);
  }

  private static LayerNorm norm(
      CellWeights weights, String name, Changes changes, Initializer bias) {
    String path = weights.path() + "." + name;
    int columns = changes.gates() * weights.hidden();
    int groups = changes.joint() ? 1 : changes.gates();
    return LayerNorm.create(weights.store(), path, columns, groups, bias);
  }

  @Override
  public Variable projectInputs(Tape tape, Variable inputs) {
    Variable products = super.projectInputs(tape, inputs); // (rows, gates * hidden)
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
    Variable c = previous.part(1); // (batch, hidden)
    Variable sums =
        recurrentNorm == null
            ? recurrent.addTo(tape, projected, heard)
            : PointwiseOps.add(
                tape, projected, recurrentNorm.apply(tape, recurrent.apply(tape, heard)));
    int forget = changes.forgetGate();
    Variable f = sigmoid(tape, gate(tape, sums, forget), peepForget, c); // (batch, hidden)
    Variable g = PointwiseOps.tanh(tape, gate(tape, sums, forget + 1));
    Variable next;
    if (changes.coupled()) {
      next = PointwiseOps.interpolate(tape, g, c, f);
    } else {
      Variable i = sigmoid(tape, gate(tape, sums, 0), peepInput, c);
      next =
          PointwiseOps.add(
              tape, PointwiseOps.multiply(tape, f, c), PointwiseOps.multiply(tape, i, g));
    }
    Variable o = sigmoid(tape, gate(tape, sums, forget + 2), peepOutput, next);
    Variable shown = cellNorm == null ? next : cellNorm.apply(tape, next);
    Variable h = PointwiseOps.multiply(tape, o, PointwiseOps.tanh(tape, shown));
    return CellState.of(tape, h, next);
  }

  private Variable gate(Tape tape, Variable sums, int gate) {
    return RowOps.columns(tape, sums, gate * hidden(), (gate + 1) * hidden());
  }

  private static Variable sigmoid(Tape tape, Variable sum, Parameter peephole, Variable c) {
    Variable all =
        peephole == null
            ? sum
            : PointwiseOps.add(tape, sum, NormOps.scaleColumns(tape, c, peephole));
    return PointwiseOps.sigmoid(tape, all);
  }
}
