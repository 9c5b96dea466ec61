package io.dragoman.nn;

import io.dragoman.autograd.NormOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;

/** Layer normalisation (Ba et al. 2016) with a gain and a bias, group by group of columns. */
public final class LayerNorm {
  private final Parameter gain;
  private final Parameter bias;
  private final int groups;

  private LayerNorm(Parameter gain, Parameter bias, int groups) {
    this.gain = gain;
    this.bias = bias;
    this.groups = groups;
  }

  /**
   * Creates {@code path.gain} (ones) and {@code path.bias}, {@code (1, columns)} each.
   *
   * @param groups how many groups of columns, such as gates, are normalised each by itself
   */
  public static LayerNorm create(
      ParameterStore store, String path, int columns, int groups, Initializer bias) {
    return new LayerNorm(
        store.create(path + ".gain", 1, columns, Initializer.constant(1f)),
        store.create(path + ".bias", 1, columns, bias),
        groups);
  }

  /** {@code (rows, columns)} to the same shape. */
  public Variable apply(Tape tape, Variable x) {
    return NormOps.layerNorm(tape, x, gain, bias, groups);
  }
}
