package io.dragoman.corpus;

import io.dragoman.data.Shuffling;

/**
 * A random key for every line of a corpus, from a seed and the line's number alone.
 *
 * <p>No two lines of a corpus have the same key. Sorting by it is a random permutation, the lines
 * with the smallest keys are a random sample, and a line keeps its key when others are added after
 * it.
 *
 * @param seed what chance depends on
 */
public record LineKeys(long seed) {
  /**
   * The key of a line, to be compared as a signed number.
   *
   * @param line counted from 1
   */
  public long key(long line) {
    return Shuffling.derive(seed, line);
  }
}
