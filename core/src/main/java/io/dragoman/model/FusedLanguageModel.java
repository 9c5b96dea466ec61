package io.dragoman.model;

import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Recurrence;

/**
 * A recurrent language model inside a decoder, without its output layer: reads the same previous
 * words and tells the state of its topmost layer (Gulcehre et al. 2015). It was trained before and
 * never changes, so nothing is recorded for a gradient and it has no dropout.
 */
final class FusedLanguageModel {
  private static final String WORDS = "decoder.fusion.embedding";
  private static final String LAYERS = "decoder.fusion.layers";
  private static final DropoutConfig NO_DROPOUT = new DropoutConfig(0f, 0f, 0f);

  private final Embedding embedding;
  private final RecurrentStack layers;
  private final ProjectedWords words;

  /**
   * Creates {@code decoder.fusion.embedding} and {@code decoder.fusion.layers}, all frozen.
   *
   * @param vocabulary number of target ids, which are the language model's too
   * @throws IllegalArgumentException if the configuration names an unknown cell
   */
  FusedLanguageModel(ParameterStore store, FusionConfig config, int vocabulary) {
    embedding = Embedding.create(store, WORDS, vocabulary, config.embedding());
    layers = new RecurrentStack(store, LAYERS, config.embedding(), config.stack(), NO_DROPOUT);
    words = new ProjectedWords(store, embedding, layers.inputCells().get(0), vocabulary);
    for (Parameter each : store.all()) {
      if (each.name().startsWith(WORDS) || each.name().startsWith(LAYERS)) {
        each.setFrozen(true);
      }
    }
  }

  /**
   * Reads a word of each hypothesis.
   *
   * @param ids the previous words; may hold more
   * @param previous the state, which may belong to another tape; null before the first word
   * @param rows the number of hypotheses
   */
  StackState step(Tape tape, int[] ids, StackState previous, int rows) {
    boolean learns = tape.isRecording();
    tape.suspend();
    try {
      StackState state = previous == null ? layers.start(tape, rows) : previous;
      return learns // parameters of others change all the time, and what is kept would be forgotten
          ? layers.step(tape, embedding.apply(tape, ids, rows), state)
          : layers.stepProjected(tape, words.apply(tape, ids, rows), state);
    } finally {
      tape.resume();
    }
  }

  /**
   * Reads whole sentences.
   *
   * @param ids the previous words of all positions, laid out as {@code input}
   * @return the topmost states, {@code (positions, hidden)}
   */
  Variable read(Tape tape, int[] ids, SequenceBatch input) {
    tape.suspend();
    try {
      Variable vectors = embedding.apply(tape, ids); // (positions, embed)
      return layers.run(tape, vectors, input.layout(), Recurrence.UNNAMED).states();
    } finally {
      tape.resume();
    }
  }
}
