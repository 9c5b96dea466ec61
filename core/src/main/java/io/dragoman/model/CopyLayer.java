package io.dragoman.model;

import io.dragoman.autograd.CopiedWords;
import io.dragoman.autograd.CopyOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Lets a decoder copy words from the source (Gu et al. 2016; See et al. 2017):
 *
 * <pre>
 *   p(y) = g softmax(logits)_y + (1 - g) sum of attention over the positions whose word is y
 *   g = sigmoid(readout w + b)
 * </pre>
 *
 * <p>The gate sees the state, the context and the previous word by way of the readout. Words that
 * the target vocabulary lacks have ids of their sentence, from the size of the vocabulary on; the
 * decoder reads them as the unknown word.
 */
final class CopyLayer {
  private final Linear gate;
  private final int unknown;

  /**
   * Creates {@code decoder.copy}.
   *
   * @param inputs columns of the readout
   * @param unknown id of the unknown target word
   */
  CopyLayer(ParameterStore store, int inputs, int unknown) {
    gate = Linear.create(store, "decoder.copy", inputs, 1);
    this.unknown = unknown;
  }

  /** The words that the decoder reads: those of a sentence alone are unknown to it. */
  int[] read(EncoderOutput source, int[] ids, int count) {
    return words(source).known(ids, count, unknown);
  }

  /**
   * Scores of all words: {@code (rows, words and those of the sentences)}.
   *
   * @param logits {@code (rows, vocabulary)}; taken over
   * @param readout what they were made of
   * @param weights {@code (rows, source time)}
   * @param sentence the source row of each row; must stay as it is
   */
  Variable apply(
      Tape tape,
      Variable logits,
      Variable readout,
      Variable weights,
      EncoderOutput source,
      int[] sentence) {
    Variable generate = gate.apply(tape, readout); // (rows, 1)
    return CopyOps.mix(tape, logits, generate, weights, words(source), sentence);
  }

  private static CopiedWords words(EncoderOutput source) {
    if (source.copied() == null) {
      throw new IllegalStateException(
          "decoder: copies words but was not told which: pack sources with a form that has them");
    }
    return source.copied();
  }
}
