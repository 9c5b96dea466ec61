package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.PositionOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * A way from source words to target words around all states (Nguyen and Chiang 2018):
 *
 * <pre>
 *   l = tanh(sum_s w_s f_s),  h = tanh(l W) + l
 * </pre>
 *
 * <p>with f the vectors of the source words and w the attention. The output layer takes h besides
 * the readout.
 */
final class LexicalModel {
  private final Linear layer;

  /** Creates {@code decoder.lexical.weight (embedding, embedding)}. */
  LexicalModel(ParameterStore store, int embedding) {
    layer = Linear.withoutBias(store, "decoder.lexical", embedding, embedding, 1);
  }

  /**
   * The vectors of a step.
   *
   * @param source what the step looked at
   * @param rows the source row of each hypothesis; may hold more
   * @return h, {@code (rows, embedding)}
   * @throws IllegalArgumentException if the encoder tells no words, or not one for each state
   */
  Variable apply(Tape tape, Attended attended, EncoderOutput source, int[] rows) {
    if (source.words() == null || source.words().rows() != source.states().rows()) {
      throw new IllegalArgumentException(
          "model.decoder.variant.lexical is true but the encoder tells no words for its states: set"
              + " it to false");
    }
    Variable sum =
        PositionOps.sums(
            tape, attended.weights(), source.words(), source.layout(), rows); // (rows, embedding)
    Variable l = PointwiseOps.tanh(tape, sum);
    return PointwiseOps.add(tape, PointwiseOps.tanh(tape, layer.apply(tape, l)), l);
  }
}
