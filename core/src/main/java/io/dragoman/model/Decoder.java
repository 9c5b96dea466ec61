package io.dragoman.model;

import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.WeightColumns;
import java.util.List;

/** Writes target sentences: word by word when searching, or all at once when they are known. */
public interface Decoder {
  /** The state before the first word of every source sentence, in the order of the source rows. */
  DecoderState start(Tape tape, EncoderOutput source);

  /**
   * Takes one word for every hypothesis.
   *
   * @param previous the state, whose memory may belong to another tape
   * @param ids the previous word of each hypothesis, {@code <s>} at first; may hold more
   */
  DecoderStep step(Tape tape, DecoderState previous, int[] ids);

  /**
   * Scores of every word as the next one, before softmax: {@code (rows, vocabulary)}, and more
   * where words of the sentences may be copied that the vocabulary lacks; see {@link SourceForm}.
   */
  Variable logits(Tape tape, DecoderStep step);

  /** What words are scored by: {@code (rows, inputs of the output layer)}. */
  Variable readout(Tape tape, DecoderStep step);

  /**
   * The part of the output layer that scores some words, to be given {@link #readout} rows.
   *
   * @param tape lends memory until it is closed
   * @param words ids of the target vocabulary
   */
  WeightColumns outputs(Tape tape, int[] words);

  /**
   * Teacher forcing: the scores at every position of known target sentences.
   *
   * @param input the target sentences behind {@code <s>}, without their last word
   * @param sourceRow for each target row the row of the source sentence
   * @return {@code (target positions, vocabulary)}, laid out as {@code input}
   */
  default Variable teacherForce(
      Tape tape, EncoderOutput source, SequenceBatch input, int[] sourceRow) {
    return forced(tape, source, input, sourceRow).logits();
  }

  /** Teacher forcing that also tells where the decoder looked. */
  Forced forced(Tape tape, EncoderOutput source, SequenceBatch input, int[] sourceRow);

  /**
   * The same one word after the other, where somebody chooses each next word knowing the scores.
   *
   * @param input gives the first words, the lengths and what identifies sentences to dropout
   * @param chooser gives the words from the second on
   */
  Forced forced(
      Tape tape, EncoderOutput source, SequenceBatch input, int[] sourceRow, InputChooser chooser);

  /** Chooses what a decoder reads in place of known words, as in scheduled sampling. */
  @FunctionalInterface
  interface InputChooser {
    /**
     * The words that the next step reads.
     *
     * @param time the next step, from 1
     * @param rows how many rows it has, the first ones of this step
     * @param logits scores of this step, {@code (at least rows, vocabulary)}
     * @return at least {@code rows} ids, which must stay as they are until the tape is closed
     */
    int[] next(int time, int rows, Variable logits);
  }

  /**
   * Scores and attention at every target position. Both may take part in a loss.
   *
   * @param logits {@code (target positions, vocabulary)}
   * @param steps the weights of each time step, {@code (active rows, source time)}, zero past the
   *     end of a source
   */
  record Forced(Variable logits, List<Variable> steps) {
    /** All weights, {@code (target positions, source time)}, laid out as the target. */
    public Variable weights(Tape tape) {
      return RowOps.stack(tape, steps);
    }
  }
}
