package io.dragoman.nn.attention;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.PositionOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Attention around a predicted place (local-p of Luong et al. 2015), with bilinear scores:
 *
 * <pre>
 *   p = length sigmoid(v . tanh(h W_place))
 *   e_s = h W_query . m_s - (s - p)^2 / (2 sigma^2),  sigma = window / 2
 * </pre>
 *
 * <p>The paper multiplies weights after the softmax by the Gaussian and cuts off what is further
 * away than the window. Here the Gaussian goes into the softmax, so that weights sum to one, and
 * its tails stay.
 */
public final class LocalAttention implements Attention {
  private final GeneralAttention content;
  private final Linear place;
  private final Linear energy;
  private final float deviation;

  /**
   * Creates {@code path.query.weight}, {@code path.place.weight} and {@code
   * path.place-energy.weight}.
   *
   * @param units of the tanh layer that predicts the place
   * @param window positions to each side
   */
  public LocalAttention(
      ParameterStore store, String path, int querySize, int memorySize, int units, int window) {
    content = new GeneralAttention(store, path, querySize, memorySize);
    place = Linear.withoutBias(store, path + ".place", querySize, units, 1);
    energy = Linear.withoutBias(store, path + ".place-energy", units, 1, 1);
    deviation = window / 2f;
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    return (stepTape, state, rows, previous, time, sentences) -> {
      Variable hidden = PointwiseOps.tanh(stepTape, place.apply(stepTape, state));
      Variable share =
          PointwiseOps.sigmoid(stepTape, energy.apply(stepTape, hidden)); // (queries, 1)
      Variable near = PositionOps.logGaussian(stepTape, share, memory.layout(), rows, deviation);
      Variable scores = content.scores(stepTape, state, memory, rows); // (queries, source time)
      return Weighing.attend(stepTape, PointwiseOps.add(stepTape, scores, near), memory, rows);
    };
  }
}
