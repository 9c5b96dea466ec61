package io.dragoman.search;

import io.dragoman.kernels.KernelsSelector;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds the most probable next words behind each sentence's prefix, and goes on with each of them
 * by beam search, as {@link SearchMethod.Alternatives} says.
 */
final class AlternativesSearch implements Searcher {
  private final StepScorer scorer;
  private final SpecialIds special;
  private final SearchOptions options;
  private final int count;
  private final BeamSearch continuations;

  AlternativesSearch(
      StepScorer scorer, SpecialIds special, SearchOptions options, SearchMethod.Alternatives all) {
    this.scorer = scorer;
    this.special = special;
    this.options = options;
    count = all.count();
    continuations = new BeamSearch(scorer, special, options.withNBest(1));
  }

  @Override
  public List<List<Hypothesis>> search(int[][] sources, List<SentenceConstraints> constraints) {
    List<List<Hypothesis>> results = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      results.add(alternatives(sources[i], constraints.get(i)));
    }
    return results;
  }

  private List<Hypothesis> alternatives(int[] source, SentenceConstraints constraints) {
    Candidates next = next(source, constraints);
    List<SentenceConstraints> longer = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < next.size() && longer.size() < count; i++) {
      IntList words = new IntArrayList(constraints.prefix());
      words.add(next.id(i));
      boolean forbidden =
          constraints.forbidden().stream()
              .anyMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0);
      boolean tooEarly = next.id(i) == special.eos() && !constraints.required().isEmpty();
      if (!forbidden && !tooEarly) {
        longer.add(constraints.withPrefix(words));
        scores.add(next.logProbability(i));
      }
    }
    int[][] sources = new int[longer.size()][];
    Arrays.fill(sources, source);
    List<List<Hypothesis>> found = continuations.search(sources, longer);
    List<Hypothesis> results = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      results.add(found.get(i).get(0).withScore(scores.get(i)));
    }
    return results;
  }

  /** The best words behind the prefix, and as many more as phrases or the end can exclude. */
  private Candidates next(int[] source, SentenceConstraints constraints) {
    scorer.start(new int[][] {source});
    int[] row = {0};
    StepScores scores = scorer.step(row, new int[] {special.bos()}, 1);
    for (int id : constraints.prefix()) {
      scores = scorer.step(row, new int[] {special.read(id)}, 1);
    }
    int most = count + constraints.forbidden().size() + 1;
    Candidates next =
        new Candidates(special, options.allowUnknown(), most, KernelsSelector.kernels());
    next.clear(most);
    next.offer(scores, 0, 0.0);
    if (next.size() == 0) {
      throw Beam.noCandidates(0, constraints.prefix().size() + 1);
    }
    return next;
  }
}
