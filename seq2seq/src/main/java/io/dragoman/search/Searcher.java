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
  default List<List<Hypothesis>> search(int[][] sources) {
    return search(sources, SentenceConstraints.none(sources.length));
  }

  /**
   * Translates a batch, each sentence with its constraints.
   *
   * @param sources ids of each sentence, ending in {@code </s>}
   * @param constraints of each sentence
   * @return for each sentence up to n-best hypotheses: finished ones first, best first
   * @throws IllegalStateException if the scores of a sentence's words are not numbers
   */
  List<List<Hypothesis>> search(int[][] sources, List<SentenceConstraints> constraints);

  /** Greedy search for a beam of 1 without more to do, else beam search. */
  static Searcher create(StepScorer scorer, SpecialIds special, SearchOptions options) {
    return options.suitsGreedySearch()
        ? new GreedySearch(scorer, special, options)
        : new BeamSearch(scorer, special, options);
  }
}
