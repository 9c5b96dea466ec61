package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Normalization;
import io.dragoman.nn.NormalizedLinear;
import io.dragoman.nn.ParameterStore;

/**
 * Additive attention whose keys and queries are normalised (Ba et al. 2016):
 *
 * <pre>
 *   product   e_s = v . tanh(LN(m_s W_key) + b_key + LN(h W_query))             as Marian
 *   layer     e_s = v . tanh(LN(m_s W_key + b_key) + c + LN(h W_query) + d)     as Nematus
 * </pre>
 */
final class LayerNormAdditiveAttention implements Attention {
  private final NormalizedLinear query;
  private final NormalizedLinear key;
  private final Parameter energy;

  /**
   * Creates {@code path.query}, {@code path.key} with their {@code -norm}, and {@code path.energy}.
   */
  LayerNormAdditiveAttention(
      ParameterStore store, String path, int querySize, int memorySize, int units, String place) {
    Normalization normalization = Normalization.named(place);
    query = NormalizedLinear.withoutBias(store, path + ".query", querySize, units, normalization);
    key = NormalizedLinear.create(store, path + ".key", memorySize, units, normalization);
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
