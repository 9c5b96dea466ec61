package io.dragoman.tokenizers;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Cuts tokens into pieces at random, for text to learn from (subword regularization; Kudo, ACL
 * 2018). What {@link Subwords#join} makes of the pieces is what it makes of the ordinary ones. Safe
 * for use by many threads.
 */
public interface SubwordSampler {

  /** Pieces of a line's tokens that depend on the random numbers alone. */
  List<String> sample(List<String> tokens, RandomGenerator random);

  /** A new collection of pieces. */
  Pieces pieces();

  /** Collects the pieces that {@link #sample} can make. For one thread. */
  interface Pieces {
    /** Adds all that it can make of a line's tokens. */
    void add(List<String> tokens);

    /** All that were added. */
    Set<String> all();
  }
}
