package io.dragoman.model;

import io.dragoman.tensor.SequenceLayout;

/** A packed batch of sequences, of words or of real-valued frames. */
public sealed interface SequenceInput permits SequenceBatch, FrameBatch {
  /** The number of sequences. */
  int size();

  /** Where their positions lie. */
  SequenceLayout layout();

  /** The place, in the given order, of the sequence in a row. */
  int sentence(int row);

  /** What identifies the sequence in each row to dropout; not a copy. */
  long[] keys();
}
