package io.dragoman.nn.attention;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Attention by the decoder state alone (Luong et al. 2015): {@code e = h W_location}, a score for
 * each of the first positions of any sentence. Positions beyond get no weight.
 */
public final class LocationAttention implements Attention {
  private final Linear location;

  /** Creates {@code path.location.weight (querySize, positions)}. */
  public LocationAttention(ParameterStore store, String path, int querySize, int positions) {
    location = Linear.withoutBias(store, path + ".location", querySize, positions, 1);
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    return (stepTape, state, rows, previous, time, sentences) -> {
      Variable scores = location.apply(stepTape, state); // (queries, positions)
      return Weighing.attend(stepTape, scores, memory, rows);
    };
  }
}
