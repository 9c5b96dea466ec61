package io.dragoman.nn.attention;

import io.dragoman.autograd.Pairs;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Additive scores that also depend on something of each pair of query and position: {@code e_s = v
 * . tanh(m_s W_key + b_key + h W_query + f_s)}, plus b where the softmax does not take it away.
 */
final class PairEnergy {
  private final Linear query;
  private final Linear key;
  private final Linear energy;

  private PairEnergy(
      ParameterStore store, String path, int querySize, int memorySize, int units, Linear energy) {
    query = Linear.withoutBias(store, path + ".query", querySize, units, 1);
    key = Linear.create(store, path + ".key", memorySize, units);
    this.energy = energy;
  }

  /** Creates {@code path.query.weight}, {@code path.key} and {@code path.pair.energy.weight}. */
  static PairEnergy create(
      ParameterStore store, String path, int querySize, int memorySize, int units) {
    Linear energy = Linear.withoutBias(store, path + ".pair.energy", units, 1, 1);
    return new PairEnergy(store, path, querySize, memorySize, units, energy);
  }

  /** Creates b, too, {@code path.pair.energy.bias}. */
  static PairEnergy withBias(
      ParameterStore store, String path, int querySize, int memorySize, int units, float bias) {
    Initializer first = Initializer.constant(bias);
    Linear energy = Linear.create(store, path + ".pair.energy", units, 1, 1, first);
    return new PairEnergy(store, path, querySize, memorySize, units, energy);
  }

  /** {@code (positions, units)}. */
  Variable keys(Tape tape, Memory memory) {
    return key.apply(tape, memory.states());
  }

  /**
   * The scores.
   *
   * @param features f, {@code (pairs, units)}, or null for none
   * @return {@code (pairs, 1)}
   */
  Variable scores(Tape tape, Variable keys, Variable state, Variable features, Pairs pairs) {
    Variable q = pairs.ofQueries(tape, query.apply(tape, state)); // (pairs, units)
    Variable sum = PointwiseOps.add(tape, q, pairs.ofPositions(tape, keys));
    if (features != null) {
      sum = PointwiseOps.add(tape, sum, features);
    }
    return energy.apply(tape, PointwiseOps.tanh(tape, sum));
  }
}
