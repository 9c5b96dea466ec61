package io.dragoman.nn;

import io.dragoman.autograd.MatrixOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.WeightColumns;

/** A linear layer {@code y = x W + b}, W {@code (in, out)}; W or b may be left out. */
public final class Linear {
  private static final int FEW = 1024;

  private final Parameter weight;
  private final Parameter bias;
  private final boolean transposed;
  private final int[] firstRow; // zeros, of a layer of a bias alone

  private Linear(Parameter weight, Parameter bias) {
    this(weight, bias, false);
  }

  private Linear(Parameter weight, Parameter bias, boolean transposed) {
    this.weight = weight;
    this.bias = bias;
    this.transposed = transposed;
    firstRow = weight == null ? new int[FEW] : null;
  }

  /** Creates {@code path.weight} (Glorot uniform) and {@code path.bias} (zeros). */
  public static Linear create(ParameterStore store, String path, int in, int out) {
    return create(store, path, in, out, 1);
  }

  /** Creates a layer whose columns are {@code blocks} gates, initialised each on its own. */
  public static Linear create(ParameterStore store, String path, int in, int out, int blocks) {
    return create(store, path, in, out, blocks, Initializer.ZEROS);
  }

  /** Creates a layer of gates whose bias starts in its own way. */
  public static Linear create(
      ParameterStore store, String path, int in, int out, int blocks, Initializer bias) {
    Parameter weight = store.create(path + ".weight", in, out, Initializer.glorot(blocks));
    return new Linear(weight, store.create(path + ".bias", 1, out, bias));
  }

  /** Creates a layer of a weight alone. */
  public static Linear withoutBias(ParameterStore store, String path, int in, int out, int blocks) {
    return withoutBias(store, path, in, out, Initializer.glorot(blocks));
  }

  /** Creates a layer of a weight alone that starts in its own way. */
  public static Linear withoutBias(
      ParameterStore store, String path, int in, int out, Initializer weight) {
    return new Linear(store.create(path + ".weight", in, out, weight), null);
  }

  /** Creates a layer whose weight and bias start each in its own way. */
  public static Linear create(
      ParameterStore store, String path, int in, int out, Initializer weight, Initializer bias) {
    Parameter w = store.create(path + ".weight", in, out, weight);
    return new Linear(w, store.create(path + ".bias", 1, out, bias));
  }

  /** Creates a layer of a bias alone, which looks at the number of its inputs only. */
  public static Linear biasOnly(ParameterStore store, String path, int out, Initializer bias) {
    return new Linear(null, store.create(path + ".bias", 1, out, bias));
  }

  /**
   * Creates {@code path.bias} for a layer {@code y = x E^T + b} whose weight is a table of word
   * vectors that exists already.
   */
  public static Linear tied(ParameterStore store, String path, Embedding table) {
    Parameter weight = table.table();
    int out = weight.value().rows();
    return new Linear(weight, store.create(path + ".bias", 1, out, Initializer.ZEROS), true);
  }

  /** {@code (rows, in)} to {@code (rows, out)}. */
  public Variable apply(Tape tape, Variable x) {
    if (weight == null) {
      int[] rows = x.rows() <= FEW ? firstRow : new int[x.rows()];
      return RowOps.embed(tape, bias, rows, x.rows()); // the one row again and again
    }
    return transposed
        ? MatrixOps.affineTransposed(tape, x, weight, bias)
        : MatrixOps.affine(tape, x, weight, bias);
  }

  /**
   * {@code base + x W}, for a layer without bias.
   *
   * @param base {@code (rows, out)}; taken over, see {@link MatrixOps#addProduct}
   * @param x {@code (rows, in)}
   * @throws IllegalStateException if the layer has a bias
   */
  public Variable addTo(Tape tape, Variable base, Variable x) {
    if (bias != null) {
      throw new IllegalStateException(
          weight.name() + ": the layer has a bias: add to a base with a layer without one");
    }
    return MatrixOps.addProduct(tape, base, x, weight);
  }

  /**
   * The layer with some of its outputs only, without gradients.
   *
   * @param tape lends memory until it is closed
   * @param outputs which, below {@code out}
   */
  public WeightColumns columns(Tape tape, int[] outputs) {
    return transposed
        ? WeightColumns.ofRows(tape, weight, bias, outputs)
        : WeightColumns.of(tape, weight, bias, outputs);
  }
}
