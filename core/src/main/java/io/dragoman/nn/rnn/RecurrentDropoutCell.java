package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;

/**
 * Dropout on what the recurrent weights are multiplied with, one mask for all time steps of a
 * sentence (Gal and Ghahramani 2016). The way on which a gated cell keeps its state is left alone,
 * so nothing is forgotten by chance (Semeniuta et al. 2016).
 */
final class RecurrentDropoutCell extends WrappedCell {
  private final float rate;
  private final int layer;

  /**
   * Wraps a cell.
   *
   * @param layer a number of its own among the dropout layers of a model
   */
  RecurrentDropoutCell(Cell cell, float rate, int layer) {
    super(cell);
    this.rate = rate;
    this.layer = layer;
  }

  @Override
  public CellState step(
      Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
    if (tape.randomness().isEmpty()) {
      return cell().step(tape, projected, previous, time, sentences);
    }
    Randomness randomness = tape.randomness().get();
    long[] keys = new long[previous.rows()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = randomness.key(layer, sentences[row], Randomness.ALWAYS);
    }
    Variable heard = PointwiseOps.dropout(tape, previous.output(), rate, keys);
    return cell().step(tape, projected, previous, heard, time, sentences);
  }
}
