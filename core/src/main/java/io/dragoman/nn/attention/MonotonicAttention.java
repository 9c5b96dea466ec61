package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.AttentionState;
import io.dragoman.autograd.MonotonicOps;
import io.dragoman.autograd.NoiseOps;
import io.dragoman.autograd.PairOps;
import io.dragoman.autograd.Pairs;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;

/**
 * Attention that never goes back (Raffel et al. 2017): from where it stopped it goes on, and stops
 * at a position with probability p. What it learns from are the expected weights:
 *
 * <pre>
 *   e_s = v . tanh(m_s W_key + b_key + h W_query) + b,  p_s = sigmoid(e_s + noise)
 *   w = the expected alignment, see {@link MonotonicOps#expectedAlignment}
 * </pre>
 *
 * <p>Noise, normal with deviation 1, is there in training alone and drives p to 0 or 1. Inference
 * uses expected weights, too, or, if hard, decides: it stops at the first position with {@code e >
 * 0}, and looks at nothing if there is none. Weights of a row sum to 1 at most.
 */
public final class MonotonicAttention implements Attention {
  /** The number of this noise among the layers that draw from a tape's randomness. */
  private static final int NOISE = 1 << 20;

  private static final float FIRST_BIAS = -1f; // so that it does not stop at once everywhere

  private final PairEnergy energy;
  private final boolean hard;

  /** Creates {@code path.query}, {@code path.key} and {@code path.pair.energy}. */
  public MonotonicAttention(
      ParameterStore store, String path, int querySize, int memorySize, int units, boolean hard) {
    energy = PairEnergy.withBias(store, path, querySize, memorySize, units, FIRST_BIAS);
    this.hard = hard;
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    Variable keys = energy.keys(tape, memory); // (positions, units)
    SequenceLayout layout = memory.layout();
    return new Attending() {
      @Override
      public AttentionState start(Tape stepTape) {
        Tensor first = stepTape.zeros(layout.batch(), layout.time());
        for (int row = 0; row < layout.batch(); row++) {
          first.set(row, 0, 1f);
        }
        return AttentionState.of(stepTape, stepTape.constant(first));
      }

      @Override
      public Attended step(
          Tape stepTape,
          Variable query,
          int[] rows,
          AttentionState previous,
          int time,
          long[] sentences) {
        Pairs pairs = Pairs.of(layout, rows, query.rows());
        Variable e = energy.scores(stepTape, keys, query, null, pairs); // (pairs, 1)
        Variable scores = PairOps.spread(stepTape, e, pairs); // (queries, source time)
        Variable p =
            hard && !stepTape.isRecording()
                ? MonotonicOps.decide(stepTape, scores)
                : PointwiseOps.sigmoid(
                    stepTape, NoiseOps.addNormal(stepTape, scores, NOISE, time, sentences));
        Variable weights =
            MonotonicOps.expectedAlignment(stepTape, p, previous.part(0), layout, rows);
        return Attended.of(
            stepTape,
            Weighing.context(stepTape, weights, memory, rows),
            weights,
            AttentionState.of(stepTape, weights));
      }
    };
  }
}
