package io.dragoman.nn.rnn;

import io.dragoman.nn.ParameterStore;

/**
 * Makes cells of one kind. Kinds from outside are found through {@link java.util.ServiceLoader}, so
 * that a configuration can name them like the built-in ones.
 */
public interface CellFactory {
  /** The name in a configuration, such as {@code gru}. */
  String name();

  /** Creates a cell with its parameters under {@code path}. */
  Cell create(ParameterStore store, String path, int in, int hidden);
}
