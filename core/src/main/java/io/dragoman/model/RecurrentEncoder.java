package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Dropout;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.RecurrentLayer;
import io.dragoman.nn.rnn.SequenceOutput;
import java.util.ArrayList;
import java.util.List;

/** Word vectors and a stack of recurrent layers, with dropout before each. */
public final class RecurrentEncoder implements Encoder {
  private final Embedding embedding;
  private final List<RecurrentLayer> layers = new ArrayList<>();
  private final List<Dropout> dropouts = new ArrayList<>();

  /**
   * Creates {@code encoder.embedding} and {@code encoder.layers.N}.
   *
   * @throws IllegalArgumentException if there is no such kind of cell or no layer
   */
  public RecurrentEncoder(
      ParameterStore store, EncoderConfig config, DropoutConfig dropout, int vocabulary) {
    if (config.layers() < 1) {
      throw new IllegalArgumentException(
          "encoder: " + config.layers() + " layers: there must be at least 1");
    }
    embedding = Embedding.create(store, "encoder.embedding", vocabulary, config.embedding());
    int size = config.embedding();
    for (int n = 0; n < config.layers(); n++) {
      RecurrentLayer layer =
          RecurrentLayer.create(
              config.cell(),
              store,
              "encoder.layers." + n,
              size,
              config.hidden(),
              config.bidirectional());
      layers.add(layer);
      float rate = n == 0 ? dropout.embedding() : dropout.layers();
      dropouts.add(new Dropout(DropoutLayers.ENCODER + n, rate));
      size = layer.outputSize();
    }
  }

  @Override
  public int outputSize() {
    return layers.get(layers.size() - 1).outputSize();
  }

  @Override
  public EncoderOutput encode(Tape tape, SequenceBatch source) {
    Variable states = embedding.apply(tape, source.ids()); // (positions, embed)
    Variable last = null;
    for (int n = 0; n < layers.size(); n++) {
      states = dropouts.get(n).apply(tape, states, source.layout(), source.keys());
      SequenceOutput output = layers.get(n).run(tape, states, source.layout());
      states = output.all(); // (positions, units)
      last = output.last(); // (batch, units)
    }
    return new EncoderOutput(states, source.layout(), last);
  }
}
