package io.dragoman.data;

import java.util.stream.IntStream;

/** Which pairs of a corpus an epoch has, and how often. */
@FunctionalInterface
public interface EpochPairs {

  /**
   * Places of pairs in the corpus, in ascending order; the same for the same arguments.
   *
   * @param epoch from 1
   * @param updates done before the epoch
   */
  int[] places(int epoch, long updates);

  /** Every pair once. */
  static EpochPairs all(int size) {
    return (epoch, updates) -> IntStream.range(0, size).toArray();
  }
}
