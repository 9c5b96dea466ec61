package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;

/** An attention from outside that looks everywhere alike. */
public final class UniformAttentionFactory implements AttentionFactory {
  @Override
  public String name() {
    return "test-uniform";
  }

  @Override
  public Attention create(ParameterStore store, String path, int query, int memory, int units) {
    return (tape, source) -> {
      Variable mean = RowOps.meanOverTime(tape, source.values(), source.layout());
      return (stepTape, state, sentence, previous, time, sentences) -> {
        int[] rows = Arrays.copyOf(sentence, state.rows());
        Tensor weights = stepTape.zeros(state.rows(), source.layout().time());
        for (int row = 0; row < rows.length; row++) {
          for (int t = 0; t < source.layout().length(rows[row]); t++) {
            weights.set(row, t, 1f / source.layout().length(rows[row]));
          }
        }
        return Attended.of(
            stepTape, RowOps.select(stepTape, mean, rows, rows.length), stepTape.constant(weights));
      };
    };
  }
}
