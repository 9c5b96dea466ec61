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
 * Additive attention that knows how much of each position was translated (Tu et al. 2016):
 *
 * <pre>
 *   e_s = v . tanh(m_s W_key + b_key + h W_query + C_s V)
 * </pre>
 *
 * <p>with the coverage C, zero at first, changed by each step's weights as {@link Coverage} says.
 */
public final class CoverageAttention implements Attention {
  private final PairEnergy energy;
  private final Linear features;
  private final Coverage coverage;

  /**
   * Creates {@code path.query}, {@code path.key}, {@code path.pair.energy}, {@code
   * path.pair.coverage.weight} and what the coverage needs.
   *
   * @param kind one of {@code sum}, {@code fertility}, {@code tanh}, {@code gru}
   */
  public CoverageAttention(
      ParameterStore store, String path, int querySize, int memorySize, int units, String kind) {
    energy = PairEnergy.create(store, path, querySize, memorySize, units);
    coverage = Coverage.create(kind, store, path, querySize, memorySize);
    features = Linear.withoutBias(store, path + ".pair.coverage", coverage.size(), units, 1);
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    Variable keys = energy.keys(tape, memory); // (positions, units)
    Variable prepared = coverage.prepare(tape, memory);
    return new Attending() {
      @Override
      public AttentionState start(Tape stepTape) {
        return Zeros.of(stepTape, memory, coverage.size());
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
        Variable covered = PairOps.gather(stepTape, previous.part(0), pairs); // (pairs, size)
        Variable f = features.apply(stepTape, covered); // (pairs, units)
        Variable e = energy.scores(stepTape, keys, query, f, pairs); // (pairs, 1)
        Variable scores = PairOps.spread(stepTape, e, pairs); // (queries, source time)
        Variable weights = PositionOps.softmax(stepTape, scores, memory.layout(), rows);
        Variable looked = PairOps.gather(stepTape, weights, pairs); // (pairs, 1)
        Variable next = coverage.next(stepTape, covered, looked, prepared, query, pairs);
        return Attended.of(
            stepTape,
            Weighing.context(stepTape, weights, memory, rows),
            weights,
            AttentionState.of(stepTape, PairOps.spread(stepTape, next, pairs)));
      }
    };
  }
}
