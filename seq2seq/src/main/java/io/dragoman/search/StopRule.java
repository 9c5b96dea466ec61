package io.dragoman.search;

/** When beam search is done with a sentence of which n hypotheses have finished. */
public enum StopRule {
  /** When no active hypothesis can still be among the n best, however long it grows. */
  EXACT,
  /** When no active hypothesis is, at its present length, better than the n best finished. */
  CURRENT,
  /** At once. */
  FIRST
}
