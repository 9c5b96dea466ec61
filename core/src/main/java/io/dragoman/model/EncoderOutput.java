package io.dragoman.model;

import io.dragoman.autograd.CopiedWords;
import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;
import java.util.List;

/**
 * A batch of source sentences, read.
 *
 * @param states one per source word or, from a pyramid, per few words, {@code (positions, units)}
 * @param layout where each sentence's states lie; from a pyramid, shorter than that of the words
 * @param last the last states of both directions, {@code (batch, units)}
 * @param words vectors of the source words, {@code (positions, embed)}, laid out as the states;
 *     null if the encoder reads something else or they were not asked for
 * @param copied what words are called when they are copied; null if they are not
 * @param further the other sources
 */
public record EncoderOutput(
    Variable states,
    SequenceLayout layout,
    Variable last,
    Variable words,
    CopiedWords copied,
    List<Further> further) {

  /**
   * Another source of the same sentences.
   *
   * @param output the source, read
   * @param rows for each row of the first source that of this one
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  public record Further(EncoderOutput output, int[] rows) {}

  /** States without the words that they were made of. */
  public EncoderOutput(Variable states, SequenceLayout layout, Variable last) {
    this(states, layout, last, null, null, List.of());
  }

  /** The same with vectors of the source words. */
  public EncoderOutput with(Variable vectors) {
    return new EncoderOutput(states, layout, last, vectors, copied, further);
  }

  /** The same with names of copied words, null for none, and other sources. */
  EncoderOutput with(CopiedWords names, List<Further> others) {
    return new EncoderOutput(states, layout, last, words, names, others);
  }
}
