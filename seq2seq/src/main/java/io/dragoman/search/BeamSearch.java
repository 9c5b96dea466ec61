package io.dragoman.search;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Beam search, many sentences at a time.
 *
 * <p>Each step extends all active hypotheses of all sentences by a word. A hypothesis that ends
 * leaves its beam, which shrinks by one; a sentence whose result is known leaves the batch. All
 * that the search remembers lies in arrays that are used again from batch to batch. A sentence has
 * a beam for each of its {@link DiverseGroups}.
 */
public final class BeamSearch implements Searcher {
  private final StepScorer scorer;
  private final SpecialIds special;
  private final SearchOptions options;
  private final SearchOptions ofGroup;
  private final int groups;
  private final Optional<ChosenWords> chosen; // if there are groups
  private final Kernels kernels = KernelsSelector.kernels();
  private final Candidates candidates;
  private final Backpointers words;
  private final BlockedWords blocked;
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
    ofGroup = options.ofGroup();
    groups = options.groups().count();
    chosen =
        groups == 1
            ? Optional.empty()
            : Optional.of(new ChosenWords(options.groups().strength(), options.beam()));
    candidates = new Candidates(special, options.allowUnknown(), ofGroup.beam(), kernels, chosen);
    words = new Backpointers(options);
    blocked = new BlockedWords(words, options.blocking());
  }

  @Override
  public List<List<Hypothesis>> search(int[][] sources, List<SentenceConstraints> constraints) {
    if (sources.length == 0) {
      return List.of();
    }
    long started = options.deadline().isPresent() ? options.deadline().get().now() : 0;
    scorer.start(sources);
    start(sources, constraints);
    if (listener != null) {
      listener.started(sources);
    }
    int count = sources.length * groups;
    while (count > 0) {
      advance(count);
      count = closeDone(count);
      if (options.deadline().isPresent() && options.deadline().get().isOver(started)) {
        count = cut(count);
      }
    }
    List<List<Hypothesis>> results = new ArrayList<>(sources.length);
    for (int sentence = 0; sentence < sources.length; sentence++) {
      results.add(groups == 1 ? beams.get(sentence).best() : bestOfGroups(sentence));
    }
    return results;
  }

  private void start(int[][] sources, List<SentenceConstraints> constraints) {
    words.clear();
    int count = sources.length * groups;
    while (beams.size() < count) {
      beams.add(new Beam(words, blocked, special, ofGroup, kernels));
    }
    if (open.length < count) {
      open = new Beam[count];
      rows = new int[sources.length * options.beam()];
      ids = new int[sources.length * options.beam()];
    }
    for (int i = 0; i < count; i++) {
      int sentence = i / groups;
      open[i] = beams.get(i);
      int length = scorer.length(sources[sentence]);
      double expected = options.ranking().expectedLength(scorer, sentence, length);
      open[i].start(sentence, i % groups, length, expected, constraints.get(sentence));
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
      if (chosen.isPresent() && (i == 0 || open[i].sentence() != open[i - 1].sentence())) {
        chosen.get().clear();
      }
      Hypotheses before = open[i].active();
      int height = before.size();
      open[i].advance(scorer, scores, row, candidates);
      if (listener != null && candidates.size() > 0) {
        listener.stepped(open[i].lastStep(before, scores, row, candidates));
      }
      if (chosen.isPresent()) {
        candidates.noteChosen();
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

  /** Ends what is open; returns that nothing is. */
  private int cut(int count) {
    for (int i = 0; i < count; i++) {
      open[i].cut();
    }
    return 0;
  }

  /** The best of each group, each sentence once: finished ones first, best first. */
  private List<Hypothesis> bestOfGroups(int sentence) {
    List<Hypothesis> all = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      all.addAll(beams.get(sentence * groups + group).best());
    }
    return Hypothesis.best(all, options.ranking(), options.nBest());
  }
}
