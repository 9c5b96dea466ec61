package io.dragoman.search;

import java.util.List;

/** Finds translations of source sentences. Belongs to one thread. */
public interface Searcher {
  /**
   * Translates a batch.
   *
   * @param sources ids of each sentence, ending in {@code </s>}
   * @return for each sentence up to n-best hypotheses: finished ones first, best first
   * @throws IllegalStateException if the scores of a sentence's words are not numbers
   */
  List<List<Hypothesis>> search(int[][] sources);

  /** Greedy search for a beam of 1, else beam search. */
  static Searcher create(StepScorer scorer, SpecialIds special, SearchOptions options) {
    return options.beam() == 1
        ? new GreedySearch(scorer, special, options)
        : new BeamSearch(scorer, special, options);
  }
}
