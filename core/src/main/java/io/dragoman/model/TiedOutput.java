package io.dragoman.model;

import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.TiedOps;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;

/** Scores by the word vectors themselves: {@code s E^T + b} (Press and Wolf 2017). */
final class TiedOutput {
  private final Parameter table;
  private final Parameter bias;

  private TiedOutput(Parameter table, Parameter bias) {
    this.table = table;
    this.bias = bias;
  }

  /** Creates {@code output.bias} beside the table {@code embedding.weight}. */
  static TiedOutput create(
      ParameterStore store, SequenceNetworkConfig config, int vocabulary, int states) {
    if (vocabulary != config.outputs() || states != config.layers().embedding()) {
      throw new IllegalArgumentException(
          ("sequence network: tied output weights need as many words as outputs and vectors as")
              + (" large as states, but there are " + vocabulary + " words, " + config.outputs())
              + (" outputs, vectors of " + config.layers().embedding() + " and states of " + states)
              + ": make them equal or tie no weights");
    }
    return new TiedOutput(
        store.get("embedding.weight"),
        store.create("output.bias", 1, config.outputs(), Initializer.ZEROS));
  }

  /** {@code (rows, hidden)} to {@code (rows, vocabulary)}. */
  Variable apply(Tape tape, Variable states) {
    return TiedOps.affineTransposed(tape, states, table, bias);
  }
}
