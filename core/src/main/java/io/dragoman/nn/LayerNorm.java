package io.dragoman.nn;

import io.dragoman.autograd.NormOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import java.util.Arrays;

/** Layer normalisation (Ba et al. 2016) with a gain and a bias, group by group of columns. */
public final class LayerNorm {
  private final Parameter gain;
  private final Parameter bias;
  private final int[] ends;

  private LayerNorm(Parameter gain, Parameter bias, int[] ends) {
    this.gain = gain;
    this.bias = bias;
    this.ends = ends;
  }

  /**
   * Creates {@code path.gain} (ones) and {@code path.bias}, {@code (1, columns)} each.
   *
   * @param groups how many groups of columns, such as gates, are normalised each by itself
   */
  public static LayerNorm create(
      ParameterStore store, String path, int columns, int groups, Initializer bias) {
    int[] ends = new int[groups];
    Arrays.setAll(ends, group -> (group + 1) * (columns / groups));
    return create(store, path, ends, bias);
  }

  /**
   * Creates the same for groups of any sizes.
   *
   * @param ends for each group the column behind its last
   */
  public static LayerNorm create(ParameterStore store, String path, int[] ends, Initializer bias) {
    int columns = ends[ends.length - 1];
    return new LayerNorm(
        store.create(path + ".gain", 1, columns, Initializer.constant(1f)),
        store.create(path + ".bias", 1, columns, bias),
        ends);
  }

  /** {@code (rows, columns)} to the same shape. */
  public Variable apply(Tape tape, Variable x) {
    return NormOps.layerNorm(tape, x, gain, bias, ends);
  }
}
