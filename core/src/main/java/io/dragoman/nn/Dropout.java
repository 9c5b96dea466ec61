package io.dragoman.nn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;

/**
 * Dropout (Srivastava et al. 2014) on the positions of sequences.
 *
 * <p>The mask of a position depends on the run's seed, the update, this layer's number, the
 * sentence and the time step alone, so it is the same however a batch is cut. Off on tapes without
 * {@link Randomness}.
 */
public final class Dropout {
  private final int layer;
  private final float rate;
  private final boolean variational;
  private final boolean wholeRows;

  /**
   * Creates a layer whose masks differ from position to position.
   *
   * @param layer a number of its own among the dropout layers of a model
   * @param rate share of values set to zero
   * @throws IllegalArgumentException if the rate is not in {@code [0, 1)}
   */
  public Dropout(int layer, float rate) {
    this(layer, rate, false, false);
  }

  private Dropout(int layer, float rate, boolean variational, boolean wholeRows) {
    if (!(rate >= 0f && rate < 1f)) {
      throw new IllegalArgumentException(
          "dropout: rate must be at least 0 and below 1 but is " + rate);
    }
    this.layer = layer;
    this.rate = rate;
    this.variational = variational;
    this.wholeRows = wholeRows;
  }

  /**
   * Creates a layer.
   *
   * @param layer a number of its own among the dropout layers of a model
   * @param rate share of values set to zero
   * @param variational whether a sentence has the same mask at all positions (Gal and Ghahramani
   *     2016)
   * @throws IllegalArgumentException if the rate is not in {@code [0, 1)}
   */
  public static Dropout of(int layer, float rate, boolean variational) {
    return new Dropout(layer, rate, variational, false);
  }

  /**
   * Creates a layer that drops whole positions, such as words.
   *
   * @param layer a number of its own among the dropout layers of a model
   * @param rate share of positions set to zero
   * @throws IllegalArgumentException if the rate is not in {@code [0, 1)}
   */
  public static Dropout ofPositions(int layer, float rate) {
    return new Dropout(layer, rate, false, true);
  }

  /**
   * Applies the layer.
   *
   * @param x {@code (positions, features)}, laid out by {@code layout}
   * @param sentences what identifies the sentence in each row of the layout
   */
  public Variable apply(Tape tape, Variable x, SequenceLayout layout, long[] sentences) {
    if (rate == 0f || tape.randomness().isEmpty()) {
      return x;
    }
    Randomness randomness = tape.randomness().get();
    long[] keys = new long[layout.positions()];
    for (int t = 0; t < layout.time(); t++) {
      for (int row = 0; row < layout.active(t); row++) {
        keys[layout.offset(t) + row] = key(randomness, sentences[row], t);
      }
    }
    return drop(tape, x, keys);
  }

  /**
   * Applies the layer to one time step, with the masks that a whole layout has there.
   *
   * @param x {@code (rows, features)}
   * @param sentences what identifies the sentence in each row; may hold more
   */
  public Variable apply(Tape tape, Variable x, int time, long[] sentences) {
    if (rate == 0f || tape.randomness().isEmpty()) {
      return x;
    }
    Randomness randomness = tape.randomness().get();
    long[] keys = new long[x.rows()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = key(randomness, sentences[row], time);
    }
    return drop(tape, x, keys);
  }

  private long key(Randomness randomness, long sentence, int time) {
    return randomness.key(layer, sentence, variational ? Randomness.ALWAYS : time);
  }

  private Variable drop(Tape tape, Variable x, long[] keys) {
    return wholeRows
        ? PointwiseOps.dropRows(tape, x, rate, keys)
        : PointwiseOps.dropout(tape, x, rate, keys);
  }
}
