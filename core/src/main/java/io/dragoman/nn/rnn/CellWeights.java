package io.dragoman.nn.rnn;

import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Creates the weights of one cell.
 *
 * @param store takes the parameters
 * @param path what their names begin with
 * @param in size of the inputs; 0 for a cell that has a bias in their place
 * @param hidden units
 * @param start how recurrent weights begin
 */
record CellWeights(ParameterStore store, String path, int in, int hidden, RecurrentStart start) {
  /** How a recurrent weight of gates side by side begins. */
  @FunctionalInterface
  interface RecurrentStart {
    Initializer of(int gates);
  }

  /** {@code path.input} of so many gates. */
  Linear input(int gates) {
    return input(gates, Initializer.ZEROS);
  }

  /** {@code path.input} of so many gates with a bias that begins in its own way. */
  Linear input(int gates, Initializer bias) {
    return in == 0
        ? Linear.biasOnly(store, path + ".input", gates * hidden, bias)
        : Linear.create(store, path + ".input", in, gates * hidden, gates, bias);
  }

  /** {@code path.recurrent} of so many gates, a weight alone. */
  Linear recurrent(int gates) {
    return recurrent("recurrent", gates);
  }

  /** {@code path.name} of so many gates, a weight alone. */
  Linear recurrent(String name, int gates) {
    return Linear.withoutBias(store, path + "." + name, hidden, gates * hidden, start.of(gates));
  }

  /** {@code path.recurrent} of so many gates with a bias. */
  Linear recurrentWithBias(int gates) {
    return Linear.create(
        store, path + ".recurrent", hidden, gates * hidden, start.of(gates), Initializer.ZEROS);
  }
}
