package io.dragoman.search;

/** Says which words may follow the hypothesis that is looked at. */
interface WordFilter {
  /** Whether a word may follow. */
  boolean allows(int id);
}
