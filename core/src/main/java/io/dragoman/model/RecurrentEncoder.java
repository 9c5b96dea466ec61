package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Dropout;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import java.util.ArrayList;
import java.util.List;

/** Word vectors and a stack of recurrent layers. */
public final class RecurrentEncoder implements Encoder {
  private final Embedding embedding;
  private final RecurrentStack layers;
  private final Dropout wordDropout;
  private final boolean tellsWords;
  private final List<ProjectedWords> words = new ArrayList<>(); // for each cell of the lowest layer

  /**
   * Creates {@code encoder.embedding} and {@code encoder.layers.N}.
   *
   * @throws IllegalArgumentException if there is no such kind of cell or no layer
   */
  public RecurrentEncoder(
      ParameterStore store, EncoderConfig config, DropoutConfig dropout, int vocabulary) {
    this(store, config, dropout, vocabulary, false);
  }

  /**
   * Creates the same.
   *
   * @param tellsWords whether inference, too, tells the vectors of words besides the states
   */
  RecurrentEncoder(
      ParameterStore store,
      EncoderConfig config,
      DropoutConfig dropout,
      int vocabulary,
      boolean tellsWords) {
    this.tellsWords = tellsWords;
    embedding = Embedding.create(store, "encoder.embedding", vocabulary, config.embedding());
    layers = new RecurrentStack(store, "encoder.layers", config.embedding(), config, dropout);
    wordDropout = Dropout.ofPositions(DropoutLayers.SOURCE_WORDS, dropout.sourceWords());
    for (Cell cell : layers.inputCells()) {
      words.add(new ProjectedWords(store, embedding, cell, vocabulary));
    }
  }

  @Override
  public int outputSize() {
    return layers.outputSize();
  }

  @Override
  public int reduction() {
    return layers.reduction();
  }

  @Override
  public EncoderOutput encode(Tape tape, SequenceBatch source) {
    return tape.isRecording() ? readWords(tape, source) : lookUp(tape, source);
  }

  private EncoderOutput readWords(Tape tape, SequenceBatch source) {
    Variable embedded = embedding.apply(tape, source.ids()); // (positions, embed)
    embedded = wordDropout.apply(tape, embedded, source.layout(), source.keys());
    return layers.run(tape, embedded, source.layout(), source.keys()).with(embedded);
  }

  /** The same for inference, where products with words are kept. */
  private EncoderOutput lookUp(Tape tape, SequenceBatch source) {
    List<Variable> projected = new ArrayList<>(words.size());
    for (ProjectedWords each : words) {
      projected.add(each.apply(tape, source.ids(), source.ids().length)); // (positions, gates)
    }
    EncoderOutput output = layers.runProjected(tape, projected, source.layout(), source.keys());
    return tellsWords ? output.with(embedding.apply(tape, source.ids())) : output;
  }
}
