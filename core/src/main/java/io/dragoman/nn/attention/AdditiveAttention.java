package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Additive attention (Bahdanau et al. 2015, A.1.2):
 *
 * <pre>
 *   e_s = v . tanh(m_s W_key + b_key + h W_query)
 *   w = softmax(e),  context = sum_s w_s x_s
 * </pre>
 *
 * with m the memory's states and x its values.
 */
public final class AdditiveAttention implements Attention {
  private final Linear query;
  private final Linear key;
  private final Parameter energy;

  /**
   * Creates {@code path.query.weight}, {@code path.key} (weight and bias), {@code path.energy}.
   *
   * @param querySize hidden units of the decoder
   * @param memorySize units of the encoder's states
   * @param units size of the space of queries and keys
   */
  public AdditiveAttention(
      ParameterStore store, String path, int querySize, int memorySize, int units) {
    query = Linear.withoutBias(store, path + ".query", querySize, units, 1);
    key = Linear.create(store, path + ".key", memorySize, units);
    energy = store.create(path + ".energy", 1, units, Initializer.glorot(1));
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    Variable keys = key.apply(tape, memory.states()); // (positions, units)
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
