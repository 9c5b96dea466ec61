package io.dragoman.nn.rnn;

import io.dragoman.nn.ParameterStore;

/** A factory from outside that takes the name of a built-in cell; nobody must ask it. */
public final class ImpostorCellFactory implements CellFactory {
  @Override
  public String name() {
    return "gru";
  }

  @Override
  public Cell create(ParameterStore store, String path, int in, int hidden) {
    throw new AssertionError("the built-in gru must be taken");
  }
}
