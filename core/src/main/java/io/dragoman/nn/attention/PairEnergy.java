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
 * . tanh(m_s W_key + b_key + h W_query + f_s) + b}.
 */
final class PairEnergy {
  private final Linear query;
  private final Linear key;
  private final Linear energy;

  /** Creates {@code path.query.weight}, {@code path.key} and {@code path.pair.energy}. */
  PairEnergy(
      ParameterStore store, String path, int querySize, int memorySize, int units, float bias) {
    query = Linear.withoutBias(store, path + ".query", querySize, units, 1);
    key = Linear.create(store, path + ".key", memorySize, units);
    Initializer first = Initializer.constant(bias);
    energy = Linear.create(store, path + ".pair.energy", units, 1, 1, first);
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
