package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.WeightColumns;

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

  /** Scores of every word as the next one, before softmax: {@code (rows, vocabulary)}. */
  Variable logits(Tape tape, DecoderStep step);

  /** What words are scored by: {@code (rows, readout)}. */
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
  Variable teacherForce(Tape tape, EncoderOutput source, SequenceBatch input, int[] sourceRow);
}
