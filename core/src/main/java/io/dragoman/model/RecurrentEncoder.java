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
  private final FactorTables tables; // null if words have no factors
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

  /** Creates the same for words without factors. */
  RecurrentEncoder(
      ParameterStore store,
      EncoderConfig config,
      DropoutConfig dropout,
      int vocabulary,
      boolean tellsWords) {
    this(store, config, dropout, vocabulary, List.of(), tellsWords);
  }

  /**
   * Creates the same.
   *
   * @param factors values of each factor
   * @param tellsWords whether inference, too, tells the vectors of words besides the states
   */
  RecurrentEncoder(
      ParameterStore store,
      EncoderConfig config,
      DropoutConfig dropout,
      int vocabulary,
      List<Integer> factors,
      boolean tellsWords) {
    this(
        store,
        "encoder",
        config,
        dropout,
        vocabulary,
        Factors.parse(config.factors()),
        factors,
        tellsWords,
        0);
  }

  /** Creates that of a further source, counted from 2, whose words have no factors. */
  static RecurrentEncoder further(
      ParameterStore store, int number, EncoderConfig config, DropoutConfig dropout, int words) {
    return new RecurrentEncoder(
        store,
        "encoder" + number,
        config,
        dropout,
        words,
        Factors.parse(Factors.NONE),
        List.of(),
        false,
        (number - 1) * DropoutLayers.FURTHER);
  }

  private RecurrentEncoder(
      ParameterStore store,
      String path,
      EncoderConfig config,
      DropoutConfig dropout,
      int vocabulary,
      Factors factors,
      List<Integer> factorValues,
      boolean tellsWords,
      int firstDropout) {
    this.tellsWords = tellsWords;
    embedding = Embedding.create(store, path + ".embedding", vocabulary, config.embedding());
    tables =
        factors.count() == 0
            ? null
            : new FactorTables(store, path, factors, config.embedding(), factorValues);
    layers =
        new RecurrentStack(
            store,
            path + ".layers",
            config.embedding() + factors.width(),
            config,
            dropout,
            firstDropout);
    wordDropout =
        Dropout.ofPositions(firstDropout + DropoutLayers.SOURCE_WORDS, dropout.sourceWords());
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
    if (tables != null) {
      return readFactors(tape, source);
    }
    return tape.isRecording() ? readWords(tape, source) : lookUp(tape, source);
  }

  private EncoderOutput readWords(Tape tape, SequenceBatch source) {
    Variable embedded = embedding.apply(tape, source.ids()); // (positions, embed)
    embedded = wordDropout.apply(tape, embedded, source.layout(), source.keys());
    return layers.run(tape, embedded, source.layout(), source.keys()).with(embedded);
  }

  /** The same with factors: as products belong to words and factors together, none are kept. */
  private EncoderOutput readFactors(Tape tape, SequenceBatch source) {
    Variable embedded = embedding.apply(tape, source.ids()); // (positions, embed)
    Variable joined = tables.join(tape, embedded, source); // (positions, embed + factors)
    joined = wordDropout.apply(tape, joined, source.layout(), source.keys());
    return layers.run(tape, joined, source.layout(), source.keys()).with(embedded);
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
