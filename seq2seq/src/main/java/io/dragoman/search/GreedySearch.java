package io.dragoman.search;

import java.util.Arrays;
import java.util.List;

/**
 * Greedy search, many sentences at a time: the most probable word at every step.
 *
 * <p>Gives what {@link BeamSearch} with a beam of 1 gives. A finished sentence leaves the batch.
 */
public final class GreedySearch implements Searcher {
  private final StepScorer scorer;
  private final SpecialIds special;
  private final SearchOptions options;
  private final Candidates candidates;

  /**
   * A search for the one best translation.
   *
   * @throws IllegalArgumentException if the options ask for a beam
   */
  public GreedySearch(StepScorer scorer, SpecialIds special, SearchOptions options) {
    if (options.beam() != 1) {
      throw new IllegalArgumentException(
          "greedy search: beam is " + options.beam() + ": use beam search or a beam of 1");
    }
    this.scorer = scorer;
    this.special = special;
    this.options = options;
    candidates = new Candidates(special, options);
  }

  @Override
  public List<List<Hypothesis>> search(int[][] sources) {
    if (sources.length == 0) {
      return List.of();
    }
    Path[] paths = new Path[sources.length];
    int[] open = new int[sources.length]; // sentences
    for (int sentence = 0; sentence < sources.length; sentence++) {
      open[sentence] = sentence;
      paths[sentence] = Path.start(special.bos(), sentence);
    }
    scorer.start(sources);
    while (open.length > 0) {
      advance(paths, open);
      open = unfinished(paths, open, sources);
    }
    return Arrays.stream(paths)
        .map(path -> List.of(path.hypothesis(options, special.eos())))
        .toList();
  }

  private void advance(Path[] paths, int[] open) {
    int[] rows = new int[open.length];
    int[] ids = new int[open.length];
    for (int i = 0; i < open.length; i++) {
      rows[i] = paths[open[i]].row();
      ids[i] = paths[open[i]].id();
    }
    StepScores scores = scorer.step(rows, ids);
    for (int row = 0; row < open.length; row++) {
      Path path = paths[open[row]];
      candidates.clear(1);
      candidates.offer(scores, row, path.logProbability());
      if (candidates.size() == 0) {
        throw Beam.noCandidates(open[row], path.length() + 1);
      }
      paths[open[row]] = path.extend(candidates, 0, scorer, options);
    }
  }

  private int[] unfinished(Path[] paths, int[] open, int[][] sources) {
    int[] left = new int[open.length];
    int count = 0;
    for (int sentence : open) {
      Path path = paths[sentence];
      if (path.id() != special.eos() && path.length() < options.maxLength(sources[sentence])) {
        left[count++] = sentence;
      }
    }
    return Arrays.copyOf(left, count);
  }
}
