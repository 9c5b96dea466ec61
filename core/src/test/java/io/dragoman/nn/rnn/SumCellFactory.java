package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/** A cell from outside: {@code h' = h + x W + b}. */
public final class SumCellFactory implements CellFactory {
  @Override
  public String name() {
    return "test-sum";
  }

  @Override
  public Cell create(ParameterStore store, String path, int in, int hidden) {
    Linear input = Linear.create(store, path + ".input", in, hidden);
    return new Cell() {
      @Override
      public int hidden() {
        return hidden;
      }

      @Override
      public int projection() {
        return hidden;
      }

      @Override
      public int stateParts() {
        return 1;
      }

      @Override
      public Variable projectInputs(Tape tape, Variable inputs) {
        return input.apply(tape, inputs);
      }

      @Override
      public CellState step(
          Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
        return CellState.of(tape, PointwiseOps.add(tape, previous.output(), projected));
      }
    };
  }
}
