package io.dragoman.search;

import io.dragoman.autograd.Tape;
import io.dragoman.model.EncoderOutput;

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
   * @param rowOfSource for each source its row among them
   */
  @SuppressWarnings("ArrayRecordComponent") // hands two results over, never compared
  record Reading(EncoderOutput output, int[] rowOfSource) {}
}
