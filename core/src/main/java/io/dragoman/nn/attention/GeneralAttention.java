package io.dragoman.nn.attention;

import io.dragoman.autograd.PositionOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/** Bilinear attention, Luong's "general" (Luong et al. 2015): {@code e_s = h W_query . m_s}. */
public final class GeneralAttention implements Attention {
  private final Linear query;

  /** Creates {@code path.query.weight}. */
  public GeneralAttention(ParameterStore store, String path, int querySize, int memorySize) {
    query = Linear.withoutBias(store, path + ".query", querySize, memorySize, 1);
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    return (stepTape, state, rows, previous, time, sentences) ->
        Weighing.attend(stepTape, scores(stepTape, state, memory, rows), memory, rows);
  }

  /** {@code (queries, source time)}. */
  Variable scores(Tape tape, Variable state, Memory memory, int[] rows) {
    Variable q = query.apply(tape, state); // (queries, memory units)
    return PositionOps.scores(tape, q, memory.states(), memory.layout(), rows, 1f);
  }
}
