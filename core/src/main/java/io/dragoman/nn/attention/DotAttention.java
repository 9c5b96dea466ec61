package io.dragoman.nn.attention;

import io.dragoman.autograd.PositionOps;
import io.dragoman.autograd.Tape;

/**
 * Attention by inner products (Luong et al. 2015), without parameters: {@code e_s = h . m_s}, or
 * scaled, {@code e_s = h . m_s / sqrt(units)} (Vaswani et al. 2017).
 */
public final class DotAttention implements Attention {
  private final float factor;

  /**
   * Creates nothing.
   *
   * @throws IllegalArgumentException if decoder states and encoder states differ in size
   */
  public DotAttention(int querySize, int memorySize, boolean scaled) {
    if (querySize != memorySize) {
      throw new IllegalArgumentException(
          "attention '"
              + (scaled ? "scaled-dot" : "dot")
              + "' compares decoder states of "
              + querySize
              + " units with encoder states of "
              + memorySize
              + ": make them equal, or use general or multi-head:1");
    }
    factor = scaled ? (float) (1 / Math.sqrt(querySize)) : 1f;
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    return (stepTape, state, rows, previous, time, sentences) ->
        Weighing.attend(
            stepTape,
            PositionOps.scores(stepTape, state, memory.states(), memory.layout(), rows, factor),
            memory,
            rows);
  }
}
