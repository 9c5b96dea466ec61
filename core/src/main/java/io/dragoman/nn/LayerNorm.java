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
  private final int[] sizes;
  private final double epsilon;

  private LayerNorm(Parameter gain, Parameter bias, int[] sizes, double epsilon) {
    this.gain = gain;
    this.bias = bias;
    this.sizes = sizes;
    this.epsilon = epsilon;
  }

  /**
   * Creates {@code path.gain} (ones) and {@code path.bias}, {@code (1, columns)} each.
   *
   * @param groups how many groups of columns, such as gates, are normalised each by itself
   */
  public static LayerNorm create(
      ParameterStore store, String path, int columns, int groups, Initializer bias) {
    int[] sizes = new int[groups];
    Arrays.fill(sizes, columns / groups);
    return create(store, path, sizes, bias);
  }

  /**
   * Creates the same for groups of any sizes.
   *
   * @param sizes columns of each group that is normalised by itself
   */
  public static LayerNorm create(ParameterStore store, String path, int[] sizes, Initializer bias) {
    int columns = Arrays.stream(sizes).sum();
    return new LayerNorm(
        store.create(path + ".gain", 1, columns, Initializer.constant(1f)),
        store.create(path + ".bias", 1, columns, bias),
        sizes.clone(),
        1e-5);
  }

  /**
   * Creates {@code path.gain} (ones) and, if there is one, {@code path.bias} (zeros).
   *
   * @param sizes columns of each group that is normalised by itself
   * @param epsilon what is added to variances
   */
  public static LayerNorm create(
      ParameterStore store, String path, int[] sizes, double epsilon, boolean hasBias) {
    int columns = Arrays.stream(sizes).sum();
    return new LayerNorm(
        store.create(path + ".gain", 1, columns, Initializer.constant(1f)),
        hasBias ? store.create(path + ".bias", 1, columns, Initializer.ZEROS) : null,
        sizes.clone(),
        epsilon);
  }

  /** {@code (rows, columns)} to the same shape. */
  public Variable apply(Tape tape, Variable x) {
    return NormOps.layerNorm(tape, x, gain, bias, sizes, epsilon);
  }
}
