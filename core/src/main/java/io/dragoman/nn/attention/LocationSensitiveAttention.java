package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.AttentionState;
import io.dragoman.autograd.PairOps;
import io.dragoman.autograd.Pairs;
import io.dragoman.autograd.PositionOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Additive attention that knows where it looked before (Chorowski et al. 2015): the weights of the
 * step before are convolved with a few filters, and
 *
 * <pre>
 *   f = F * w_previous
 *   e_s = v . tanh(m_s W_key + b_key + h W_query + f_s U)
 * </pre>
 *
 * <p>Before the first step all weights are zero.
 */
public final class LocationSensitiveAttention implements Attention {
  private static final int FILTERS = 10; // as in the paper

  private final PairEnergy energy;
  private final Linear filters;
  private final Linear features;
  private final int width;

  /**
   * Creates {@code path.query}, {@code path.key}, {@code path.pair.energy}, {@code
   * path.pair.filters.weight (width, 10)} and {@code path.pair.features.weight}.
   *
   * @param width positions that a filter sees
   */
  public LocationSensitiveAttention(
      ParameterStore store, String path, int querySize, int memorySize, int units, int width) {
    energy = PairEnergy.create(store, path, querySize, memorySize, units);
    filters = Linear.withoutBias(store, path + ".pair.filters", width, FILTERS, 1);
    features = Linear.withoutBias(store, path + ".pair.features", FILTERS, units, 1);
    this.width = width;
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    Variable keys = energy.keys(tape, memory); // (positions, units)
    return new Attending() {
      @Override
      public AttentionState start(Tape stepTape) {
        return Zeros.of(stepTape, memory, 1);
      }

      @Override
      public Attended step(
          Tape stepTape,
          Variable query,
          int[] rows,
          AttentionState previous,
          int time,
          long[] sentences) {
        Pairs pairs = Pairs.of(memory.layout(), rows, query.rows());
        Variable around = PairOps.windows(stepTape, previous.part(0), pairs, width);
        Variable f = features.apply(stepTape, filters.apply(stepTape, around)); // (pairs, units)
        Variable e = energy.scores(stepTape, keys, query, f, pairs); // (pairs, 1)
        Variable scores = PairOps.spread(stepTape, e, pairs); // (queries, source time)
        Variable weights = PositionOps.softmax(stepTape, scores, memory.layout(), rows);
        return Attended.of(
            stepTape,
            Weighing.context(stepTape, weights, memory, rows),
            weights,
            AttentionState.of(stepTape, weights));
      }
    };
  }
}
