package io.dragoman.search;

import io.dragoman.kernels.KernelsSelector;
import java.util.ArrayList;
import java.util.List;

/**
 * Greedy search, many sentences at a time: the most probable word at every step.
 *
 * <p>Gives what {@link BeamSearch} with a beam of 1 gives, and leaves batches with constraints to
 * it. A finished sentence leaves the batch.
 */
public final class GreedySearch implements Searcher {
  private final StepScorer scorer;
  private final SpecialIds special;
  private final SearchOptions options;
  private final Candidates candidates;
  private final Backpointers words;
  private final BeamSearch constrained;
  private int[] open = {}; // sentences
  private int[] rows = {}; // of the open sentences
  private int[] ids = {};
  private int[] nodes = {}; // of every sentence: the last word
  private int[] lengths = {};
  private double[] logProbabilities = {};

  /**
   * A search for the one best translation.
   *
   * @throws IllegalArgumentException if the options ask for what only beam search does
   */
  public GreedySearch(StepScorer scorer, SpecialIds special, SearchOptions options) {
    if (!options.suitsGreedySearch()) {
      throw new IllegalArgumentException(
          "greedy search: cannot do what beam search does: use that, or a beam of 1 alone");
    }
    this.scorer = scorer;
    this.special = special;
    this.options = options;
    candidates = new Candidates(special, options, KernelsSelector.kernels());
    words = new Backpointers(options);
    constrained = new BeamSearch(scorer, special, options);
  }

  @Override
  public List<List<Hypothesis>> search(int[][] sources, List<SentenceConstraints> constraints) {
    if (sources.length == 0) {
      return List.of();
    }
    if (!constraints.stream().allMatch(SentenceConstraints::isNone)) {
      return constrained.search(sources, constraints);
    }
    start(sources.length);
    scorer.start(sources);
    int count = sources.length;
    while (count > 0) {
      advance(scorer.step(rows, ids, count), count);
      count = closeFinished(count, sources);
    }
    List<List<Hypothesis>> results = new ArrayList<>(sources.length);
    for (int sentence = 0; sentence < sources.length; sentence++) {
      results.add(List.of(hypothesis(sentence, scorer.length(sources[sentence]))));
    }
    return results;
  }

  private void start(int sentences) {
    words.clear();
    if (open.length < sentences) {
      open = new int[sentences];
      rows = new int[sentences];
      ids = new int[sentences];
      nodes = new int[sentences];
      lengths = new int[sentences];
      logProbabilities = new double[sentences];
    }
    for (int sentence = 0; sentence < sentences; sentence++) {
      open[sentence] = sentence;
      rows[sentence] = sentence;
      ids[sentence] = special.bos();
      nodes[sentence] = Backpointers.START;
      lengths[sentence] = 0;
      logProbabilities[sentence] = 0;
    }
  }

  private void advance(StepScores scores, int count) {
    for (int row = 0; row < count; row++) {
      int sentence = open[row];
      candidates.clear(1);
      candidates.offer(scores, row, logProbabilities[sentence]);
      lengths[sentence]++;
      if (candidates.size() == 0) {
        throw Beam.noCandidates(sentence, lengths[sentence]);
      }
      rows[row] = row;
      ids[row] = candidates.id(0);
      logProbabilities[sentence] = candidates.logProbability(0);
      nodes[sentence] =
          words.append(nodes[sentence], ids[row], logProbabilities[sentence], row, scorer);
    }
  }

  /** Moves the open sentences together; returns how many are left. */
  private int closeFinished(int count, int[][] sources) {
    int left = 0;
    for (int i = 0; i < count; i++) {
      int sentence = open[i];
      int longest = options.limits().max(scorer.length(sources[sentence]));
      if (ids[i] != special.eos() && lengths[sentence] < longest) {
        open[left] = sentence;
        rows[left] = rows[i];
        ids[left] = ids[i];
        left++;
      }
    }
    return left;
  }

  private Hypothesis hypothesis(int sentence, int sourceLength) {
    int node = nodes[sentence];
    int length = lengths[sentence];
    boolean finished = words.id(node) == special.eos();
    int count = finished ? length - 1 : length;
    double expected = options.ranking().expectedLength(scorer, sentence, sourceLength);
    return new Hypothesis(
        words.words(node, length, count),
        options.ranking().score(logProbabilities[sentence], length, count, expected),
        logProbabilities[sentence],
        finished,
        words.wordLogProbabilities(node, length),
        words.attention(node, length));
  }
}
