package io.dragoman.model;

/** Which states of a sequence the output function sees. */
public enum Pooling {
  /** Every state by itself: a result at each position. */
  NONE,
  /** The last state in reading direction, of both directions if there are two. */
  LAST,
  /** The mean of all states. */
  MEAN,
  /** Of each unit the largest value over time. */
  MAX
}
