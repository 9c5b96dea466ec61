package io.dragoman.search;

import io.dragoman.kernels.KernelsSelector;
import java.util.ArrayList;
import java.util.List;

/**
 * Beam search, many sentences at a time.
 *
 * <p>Each step extends all active hypotheses of all sentences by a word. A hypothesis that ends
 * leaves its beam, which shrinks by one; a sentence whose result is known leaves the batch. All
 * that the search remembers lies in arrays that are used again from batch to batch.
 */
public final class BeamSearch implements Searcher {
  private final StepScorer scorer;
  private final SpecialIds special;
  private final SearchOptions options;
  private final Candidates candidates;
  private final Backpointers words;
  private final SearchListener listener; // or null
  private final List<Beam> beams = new ArrayList<>(); // of the largest batch so far
  private Beam[] open = {};
  private int[] rows = {};
  private int[] ids = {};

  /** A search that uses the scorer for batch after batch. */
  public BeamSearch(StepScorer scorer, SpecialIds special, SearchOptions options) {
    this(scorer, special, options, null);
  }

  /** The same, with a listener that is told about every step; null for none. */
  public BeamSearch(
      StepScorer scorer, SpecialIds special, SearchOptions options, SearchListener listener) {
    this.listener = listener;
    this.scorer = scorer;
    this.special = special;
    this.options = options;
    candidates = new Candidates(special, options, KernelsSelector.kernels());
    words = new Backpointers(options);
  }

  @Override
  public List<List<Hypothesis>> search(int[][] sources) {
    if (sources.length == 0) {
      return List.of();
    }
    start(sources);
    scorer.start(sources);
    if (listener != null) {
      listener.started(sources);
    }
    int count = sources.length;
    while (count > 0) {
      advance(count);
      count = closeDone(count);
    }
    List<List<Hypothesis>> results = new ArrayList<>(sources.length);
    for (int sentence = 0; sentence < sources.length; sentence++) {
      results.add(beams.get(sentence).best());
    }
    return results;
  }

  private void start(int[][] sources) {
    words.clear();
    while (beams.size() < sources.length) {
      beams.add(new Beam(words, special, options));
    }
    if (open.length < sources.length) {
      open = new Beam[sources.length];
      rows = new int[sources.length * options.beam()];
      ids = new int[sources.length * options.beam()];
    }
    for (int sentence = 0; sentence < sources.length; sentence++) {
      open[sentence] = beams.get(sentence);
      open[sentence].start(sentence, options.maxLength(scorer.length(sources[sentence])));
    }
  }

  /** Extends the first {@code count} open beams, whose hypotheses form the rows of a step. */
  private void advance(int count) {
    int size = 0;
    for (int i = 0; i < count; i++) {
      open[i].active().copyTo(rows, ids, size);
      size += open[i].active().size();
    }
    StepScores scores = scorer.step(rows, ids, size);
    int row = 0;
    for (int i = 0; i < count; i++) {
      Hypotheses before = open[i].active();
      int height = before.size();
      open[i].advance(scorer, scores, row, candidates);
      if (listener != null) {
        listener.stepped(open[i].lastStep(before, scores, row, candidates));
      }
      row += height;
    }
  }

  /** Moves the open beams together; returns how many are left. */
  private int closeDone(int count) {
    int left = 0;
    for (int i = 0; i < count; i++) {
      if (!open[i].isDone()) {
        open[left++] = open[i];
      }
    }
    return left;
  }
}
