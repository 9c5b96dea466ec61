package io.dragoman.model;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.Normalization;
import io.dragoman.nn.NormalizedLinear;
import io.dragoman.nn.ParameterStore;

/**
 * One of the layers that a readout is the sum of: {@code x W}, perhaps with a bias or layer
 * normalisation.
 */
final class ReadoutPart {
  private final Linear linear; // null if normalised
  private final Linear bias; // null without one of its own
  private final NormalizedLinear normalized; // null if not

  private ReadoutPart(Linear linear, Linear bias, NormalizedLinear normalized) {
    this.linear = linear;
    this.bias = bias;
    this.normalized = normalized;
  }

  /** Creates the part that a sum starts with, which has a bias in any case. */
  static ReadoutPart first(
      ParameterStore store, String path, int in, int units, DecoderDetails details) {
    return details.place() == Normalization.NONE
        ? new ReadoutPart(Linear.create(store, path, in, units), null, null)
        : normalized(store, path, in, units, details, true);
  }

  /** Creates a part that is added, with a bias of its own if the details say so. */
  static ReadoutPart further(
      ParameterStore store, String path, int in, int units, DecoderDetails details) {
    if (details.place() != Normalization.NONE) {
      return normalized(store, path, in, units, details, details.readoutBiases());
    }
    Linear linear = Linear.withoutBias(store, path, in, units, 1);
    Linear bias =
        details.readoutBiases() ? Linear.biasOnly(store, path, units, Initializer.ZEROS) : null;
    return new ReadoutPart(linear, bias, null);
  }

  private static ReadoutPart normalized(
      ParameterStore store,
      String path,
      int in,
      int units,
      DecoderDetails details,
      boolean hasBias) {
    NormalizedLinear layer =
        hasBias
            ? NormalizedLinear.create(store, path, in, units, details.place())
            : NormalizedLinear.withoutBias(store, path, in, units, details.place());
    return new ReadoutPart(null, null, layer);
  }

  /** Whether the product of a sum is the sum of the products. */
  boolean isLinear() {
    return normalized == null;
  }

  /** The sum so far, of this part alone: {@code (rows, in)} to {@code (rows, units)}. */
  Variable start(Tape tape, Variable x) {
    return normalized == null ? linear.apply(tape, x) : normalized.apply(tape, x);
  }

  /** The product alone, if it is linear. */
  Variable product(Tape tape, Variable x) {
    return linear.apply(tape, x);
  }

  /** A sum to which the product was added, with the bias added too. */
  Variable withBias(Tape tape, Variable sum) {
    return bias == null ? sum : PointwiseOps.add(tape, sum, bias.apply(tape, sum));
  }

  /**
   * Adds this part.
   *
   * @param sum {@code (rows, units)}; taken over
   */
  Variable addTo(Tape tape, Variable sum, Variable x) {
    return normalized == null
        ? withBias(tape, linear.addTo(tape, sum, x))
        : PointwiseOps.add(tape, sum, normalized.apply(tape, x));
  }
}
