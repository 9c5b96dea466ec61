package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.WeightNormOps;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Additive attention whose vector v has a length of its own (Salimans and Kingma 2016):
 *
 * <pre>
 *   e_s = (g v / |v|) . tanh(m_s W_key + b_key + h W_query)
 * </pre>
 *
 * <p>g starts at {@code sqrt(1 / units)}.
 */
public final class NormalizedAdditiveAttention implements Attention {
  private final Linear query;
  private final Linear key;
  private final Parameter direction;
  private final Parameter length;

  /**
   * Creates {@code path.query.weight}, {@code path.key} (weight and bias), {@code path.energy} (v)
   * and {@code path.energy-length} (g).
   */
  public NormalizedAdditiveAttention(
      ParameterStore store, String path, int querySize, int memorySize, int units) {
    query = Linear.withoutBias(store, path + ".query", querySize, units, 1);
    key = Linear.create(store, path + ".key", memorySize, units);
    direction = store.create(path + ".energy", 1, units, Initializer.glorot(1));
    Initializer first = Initializer.constant((float) Math.sqrt(1.0 / units));
    length = store.create(path + ".energy-length", 1, 1, first);
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    Variable keys = key.apply(tape, memory.states()); // (positions, units)
    Variable energy = WeightNormOps.normalized(tape, direction, length); // (1, units)
    return (stepTape, state, rows, previous, time, sentences) ->
        AttentionOps.additive(
            stepTape,
            query.apply(stepTape, state), // (queries, units)
            keys,
            energy,
            memory.values(),
            memory.layout(),
            rows);
  }
}
