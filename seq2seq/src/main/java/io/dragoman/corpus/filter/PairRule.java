package io.dragoman.corpus.filter;

/**
 * Says which sentence pairs are good. A rule may remember the pairs that it accepted, so that a
 * rule serves one pass over a corpus, in order and by one thread.
 */
public interface PairRule {
  /** What reports call it, such as {@code length-ratio}. */
  String name();

  /** Whether a pair may stay. */
  boolean accepts(CandidatePair pair);
}
