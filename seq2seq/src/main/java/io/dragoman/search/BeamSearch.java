package io.dragoman.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Beam search, many sentences at a time.
 *
 * <p>Each step extends all active hypotheses of all sentences by a word. A hypothesis that ends
 * leaves its beam, which shrinks by one; a sentence whose result is known leaves the batch.
 */
public final class BeamSearch implements Searcher {
  private final StepScorer scorer;
  private final SpecialIds special;
  private final SearchOptions options;
  private final Candidates candidates;

  public BeamSearch(StepScorer scorer, SpecialIds special, SearchOptions options) {
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
    List<Beam> beams = new ArrayList<>(sources.length);
    for (int sentence = 0; sentence < sources.length; sentence++) {
      beams.add(new Beam(sentence, options.maxLength(sources[sentence]), special, options));
    }
    scorer.start(sources);
    List<Beam> open = new ArrayList<>(beams);
    while (!open.isEmpty()) {
      advance(open);
      open.removeIf(Beam::isDone);
    }
    return beams.stream().map(Beam::best).toList();
  }

  private void advance(List<Beam> open) {
    StepScores scores = score(open);
    int row = 0;
    for (Beam beam : open) {
      int rows = beam.active().size();
      beam.advance(scorer, scores, row, candidates);
      row += rows;
    }
  }

  /** Hands the active hypotheses to the scorer, sentence after sentence. */
  private StepScores score(List<Beam> open) {
    int count = 0;
    for (Beam beam : open) {
      count += beam.active().size();
    }
    int[] rows = new int[count];
    int[] ids = new int[count];
    int i = 0;
    for (Beam beam : open) {
      for (Path path : beam.active()) {
        rows[i] = path.row();
        ids[i++] = path.id();
      }
    }
    return scorer.step(rows, ids);
  }
}
