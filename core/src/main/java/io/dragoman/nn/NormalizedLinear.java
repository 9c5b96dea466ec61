package io.dragoman.nn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;

/**
 * A linear layer with layer normalisation at one of the places of {@link Normalization}: {@code x W
 * + b}, {@code LN(x W) + b} or {@code LN(x W + b) + b'}.
 */
public final class NormalizedLinear {
  private final Linear linear;
  private final LayerNorm norm; // null without

  private NormalizedLinear(Linear linear, LayerNorm norm) {
    this.linear = linear;
    this.norm = norm;
  }

  /** Creates {@code path.weight}, perhaps {@code path.bias}, and perhaps {@code path-norm}. */
  public static NormalizedLinear create(
      ParameterStore store, String path, int in, int out, Normalization place) {
    Linear linear =
        place == Normalization.PRODUCT
            ? Linear.withoutBias(store, path, in, out, 1)
            : Linear.create(store, path, in, out);
    return new NormalizedLinear(linear, norm(store, path, out, place, true));
  }

  /**
   * Creates a layer without the bias {@code b}: the product, or {@code LN(x W)}, or {@code LN(x W)
   * + b'}.
   */
  public static NormalizedLinear withoutBias(
      ParameterStore store, String path, int in, int out, Normalization place) {
    Linear linear = Linear.withoutBias(store, path, in, out, 1);
    return new NormalizedLinear(
        linear, norm(store, path, out, place, place == Normalization.LAYER));
  }

  private static LayerNorm norm(
      ParameterStore store, String path, int out, Normalization place, boolean hasBias) {
    return place == Normalization.NONE
        ? null
        : LayerNorm.create(store, path + "-norm", new int[] {out}, place.epsilon(), hasBias);
  }

  /** {@code (rows, in)} to {@code (rows, out)}. */
  public Variable apply(Tape tape, Variable x) {
    Variable y = linear.apply(tape, x); // (rows, out)
    return norm == null ? y : norm.apply(tape, y);
  }
}
