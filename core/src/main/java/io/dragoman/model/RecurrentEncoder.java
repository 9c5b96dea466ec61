package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Dropout;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.RecurrentLayer;
import io.dragoman.nn.rnn.SequenceOutput;
import java.util.ArrayList;
import java.util.List;

/** Word vectors and a stack of recurrent layers, with dropout before each. */
public final class RecurrentEncoder implements Encoder {
  private final Embedding embedding;
  private final List<RecurrentLayer> layers = new ArrayList<>();
  private final List<Dropout> dropouts = new ArrayList<>();
  private final List<ProjectedWords> words = new ArrayList<>(); // for each cell of layer 0

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
    for (Cell cell : layers.get(0).cells()) {
      words.add(new ProjectedWords(store, embedding, cell, vocabulary));
    }
  }

  @Override
  public int outputSize() {
    return layers.get(layers.size() - 1).outputSize();
  }

  @Override
  public EncoderOutput encode(Tape tape, SequenceBatch source) {
    SequenceOutput output = tape.isRecording() ? readWords(tape, source) : lookUp(tape, source);
    for (int n = 1; n < layers.size(); n++) {
      output = readStates(tape, n, output.all(), source);
    }
    return new EncoderOutput(output.all(), source.layout(), output.last());
  }

  private SequenceOutput readWords(Tape tape, SequenceBatch source) {
    return readStates(tape, 0, embedding.apply(tape, source.ids()), source);
  }

  /** The same for inference, where products with words are kept. */
  private SequenceOutput lookUp(Tape tape, SequenceBatch source) {
    List<Variable> projected = new ArrayList<>(words.size());
    for (ProjectedWords each : words) {
      projected.add(each.apply(tape, source.ids(), source.ids().length)); // (positions, gates)
    }
    return layers.get(0).runProjected(tape, projected, source.layout());
  }

  private SequenceOutput readStates(Tape tape, int n, Variable states, SequenceBatch source) {
    Variable dropped = dropouts.get(n).apply(tape, states, source.layout(), source.keys());
    return layers.get(n).run(tape, dropped, source.layout()); // (positions, units)
  }
}
