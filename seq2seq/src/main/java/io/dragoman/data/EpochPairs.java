package io.dragoman.data;

import java.util.stream.IntStream;

/** Which pairs of a corpus an epoch has, and how often. */
@FunctionalInterface
public interface EpochPairs {

  /**
   * Places of pairs in the corpus, in ascending order; the same for the same arguments.
   *
   * @param epoch from 1
   */
  int[] places(int epoch);

  /** Every pair once. */
  static EpochPairs all(int size) {
    return epoch -> IntStream.range(0, size).toArray();
  }
}
