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
   * @throws IllegalArgumentException if this search cannot meet such constraints
   * @throws IllegalStateException if the scores of a sentence's words are not numbers
   */
  List<List<Hypothesis>> search(int[][] sources, List<SentenceConstraints> constraints);

  /** The search for what the options ask for, greedy if the best is and a beam of 1 will do. */
  static Searcher create(StepScorer scorer, SpecialIds special, SearchOptions options) {
    if (options.method() instanceof SearchMethod.Drawn drawn) {
      return new SamplingSearch(scorer, special, options, drawn);
    }
    if (options.method() instanceof SearchMethod.Alternatives alternatives) {
      return new AlternativesSearch(scorer, special, options, alternatives);
    }
    return options.suitsGreedySearch()
        ? new GreedySearch(scorer, special, options)
        : new BeamSearch(scorer, special, options);
  }
}
