package io.dragoman.search;

import io.dragoman.autograd.Tape;
import io.dragoman.model.EncoderOutput;
import io.dragoman.tensor.SequenceLayout;

/** Reads the sources that a search names: sentences by their words, recordings by their numbers. */
interface SourceReader {
  /**
   * Reads a batch.
   *
   * @param tape where the states live while the search goes on
   * @param sources ids of each
   */
  Reading read(Tape tape, int[][] sources);

  /**
   * A batch that was read.
   *
   * @param output the encoder's states
   * @param positions those of the sources that attention weights are told for
   * @param reduction so many of these share a state; at the end of a source, what is left
   * @param rowOfSource for each source its row among them
   */
  @SuppressWarnings("ArrayRecordComponent") // hands two results over, never compared
  record Reading(
      EncoderOutput output, SequenceLayout positions, int reduction, int[] rowOfSource) {}
}
