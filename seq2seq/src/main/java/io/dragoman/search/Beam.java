package io.dragoman.search;

import java.util.ArrayList;
import java.util.List;

/** The hypotheses of one sentence. */
final class Beam {
  private final SpecialIds special;
  private final SearchOptions options;
  private final Backpointers words;
  private final FinishedHypotheses finished;
  private Hypotheses active; // most probable first
  private Hypotheses next;
  private int sentence;
  private int maxLength;
  private int length;

  /**
   * A beam that may be used for sentence after sentence.
   *
   * @param words where the words of all hypotheses are kept
   */
  Beam(Backpointers words, SpecialIds special, SearchOptions options) {
    this.words = words;
    this.special = special;
    this.options = options;
    finished = new FinishedHypotheses(options.beam());
    active = new Hypotheses(options.beam());
    next = new Hypotheses(options.beam());
  }

  /**
   * Forgets all and begins with one hypothesis without words; the first step takes {@code <s>}.
   *
   * @param sentence its place in the batch
   * @param maxLength most words of a hypothesis, {@code </s>} included
   */
  void start(int sentence, int maxLength) {
    this.sentence = sentence;
    this.maxLength = maxLength;
    length = 0;
    finished.clear();
    active.clear();
    active.add(Backpointers.START, special.bos(), sentence, 0);
  }

  /** The hypotheses to extend. */
  Hypotheses active() {
    return active;
  }

  /**
   * Extends the active hypotheses by one word; those that end leave, and the beam shrinks.
   *
   * @param firstRow the row of the first active hypothesis
   */
  void advance(StepScorer scorer, StepScores scores, int firstRow, Candidates candidates) {
    candidates.clear(options.beam() - finished.size());
    for (int i = 0; i < active.size(); i++) {
      candidates.offer(scores, firstRow + i, active.logProbability(i));
    }
    length++;
    next.clear();
    for (int i = 0; i < candidates.size(); i++) {
      int row = candidates.row(i);
      int id = candidates.id(i);
      double logProbability = candidates.logProbability(i);
      int node = words.append(active.node(row - firstRow), id, logProbability, row, scorer);
      if (id == special.eos()) {
        finished.add(node, length, logProbability, options.score(logProbability, length));
      } else {
        next.add(node, id, row, logProbability);
      }
    }
    if (next.size() == 0 && finished.size() == 0) {
      throw noCandidates(sentence, length);
    }
    Hypotheses previous = active;
    active = next;
    next = previous;
  }

  /** What {@link #advance} just did, for a listener. */
  BeamStep lastStep(Hypotheses before, StepScores scores, int firstRow, Candidates candidates) {
    return new BeamStep(sentence, length - 1, before, scores, firstRow, candidates);
  }

  static IllegalStateException noCandidates(int sentence, int word) {
    return new IllegalStateException(
        "search: sentence %d of the batch: no word %d has a score that is a number: check the model's weights"
            .formatted(sentence + 1, word));
  }

  /**
   * Whether the search of this sentence is over: no hypothesis is active, the limit of length is
   * met, or the {@link StopRule} is. The most that an active one can reach is its log-probability
   * over the longest length, since words only cost.
   */
  boolean isDone() {
    if (active.size() == 0 || length == maxLength) {
      return true;
    }
    if (finished.size() < options.nBest()) {
      return false;
    }
    double worst = finished.score(options.nBest() - 1);
    return switch (options.stop()) {
      case EXACT -> options.score(active.logProbability(0), maxLength) <= worst;
      case CURRENT -> options.score(active.logProbability(0), length) <= worst;
      case FIRST -> true;
    };
  }

  /** Finished hypotheses; if those are too few, the best of the others behind them. */
  List<Hypothesis> best() {
    List<Hypothesis> best = new ArrayList<>(options.nBest());
    for (int i = 0; i < finished.size() && best.size() < options.nBest(); i++) {
      best.add(finished.hypothesis(i, words));
    }
    for (int i = 0; i < active.size() && best.size() < options.nBest(); i++) {
      best.add(unfinished(i));
    }
    return List.copyOf(best);
  }

  private Hypothesis unfinished(int index) {
    int node = active.node(index);
    double logProbability = active.logProbability(index);
    return new Hypothesis(
        words.words(node, length, length),
        options.score(logProbability, length),
        logProbability,
        false,
        words.wordLogProbabilities(node, length),
        words.attention(node, length));
  }
}
