package io.dragoman.examples.frames;

/**
 * Examples that may differ from epoch to epoch. The same epoch and number always give the same
 * example, whatever was asked for before; may be used by many threads.
 */
public interface TrainingExamples {
  /** The number of examples of an epoch. */
  int size();

  /**
   * An example.
   *
   * @param epoch from 1
   * @param index below {@link #size}
   */
  FrameExample get(int epoch, int index);
}
