package io.dragoman.search;

import io.dragoman.kernels.Kernels;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The hypotheses of one sentence, or of one group of them. */
final class Beam {
  private final SpecialIds special;
  private final SearchOptions options;
  private final Ranking ranking;
  private final Backpointers words;
  private final BlockedWords blocked;
  private final RequiredPhrases required;
  private final FinishedHypotheses finished;
  private Hypotheses active; // in the order they were chosen
  private Hypotheses next;
  private int sentence;
  private int group;
  private double expectedLength;
  private IntList prefix;
  private List<int[]> forbidden;
  private boolean blocking;
  private int minLength;
  private int maxLength;
  private int utmostLength; // if what is required takes words in between
  private int length;
  private boolean stuck; // no word may follow
  private boolean cut;

  /**
   * A beam that may be used for sentence after sentence.
   *
   * @param words where the words of all hypotheses are kept
   * @param blocked looks at one hypothesis at a time, of whatever beam
   */
  Beam(
      Backpointers words,
      BlockedWords blocked,
      SpecialIds special,
      SearchOptions options,
      Kernels kernels) {
    this.words = words;
    this.blocked = blocked;
    this.special = special;
    this.options = options;
    ranking = options.ranking();
    required = new RequiredPhrases(special, options, words, blocked, kernels);
    finished = new FinishedHypotheses(options.beam());
    active = new Hypotheses(options.beam());
    next = new Hypotheses(options.beam());
  }

  /**
   * Forgets all and begins with one hypothesis without words; the first step takes {@code <s>}.
   *
   * @param sentence its place in the batch
   * @param group the number of this group of its hypotheses, from 0
   * @param sourceLength its words, {@code </s>} included
   * @param expectedLength what {@link Ranking#expectedLength} says of it
   */
  void start(
      int sentence,
      int group,
      int sourceLength,
      double expectedLength,
      SentenceConstraints constraints) {
    this.sentence = sentence;
    this.group = group;
    this.expectedLength = expectedLength;
    minLength = options.limits().min(sourceLength);
    maxLength = options.limits().max(sourceLength);
    if (constraints.length() > 0) {
      maxLength = Math.max(maxLength, constraints.length() + options.limits().maxExtra());
    }
    utmostLength = maxLength + 2 * constraints.length();
    prefix = constraints.prefix();
    forbidden = constraints.forbidden().stream().map(IntList::toIntArray).toList();
    blocking = blocked.isNeeded(forbidden);
    required.start(constraints);
    stuck = false;
    cut = false;
    length = 0;
    finished.clear();
    active.clear();
    active.add(Backpointers.START, special.bos(), sentence, 0);
  }

  /** The place of the sentence in the batch. */
  int sentence() {
    return sentence;
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
    choose(scores, firstRow, candidates);
    if (candidates.size() == 0 && mayBeStuck()) {
      stuck = true;
      return;
    }
    length++;
    next.clear();
    for (int i = 0; i < candidates.size(); i++) {
      int row = candidates.row(i);
      int id = candidates.id(i);
      double logProbability = candidates.logProbability(i);
      int parent = row - firstRow;
      int node = words.append(active.node(parent), id, logProbability, row, scorer);
      if (id == special.eos()) {
        finished.add(node, length, logProbability, score(logProbability, node, length - 1));
      } else {
        if (!required.isNone()) {
          required.keep(next.size(), parent, active.node(parent), length - 1, id);
        }
        next.add(node, special.read(id), row, logProbability);
      }
    }
    if (next.size() == 0 && finished.size() == 0) {
      throw noCandidates(sentence, length);
    }
    Hypotheses previous = active;
    active = next;
    next = previous;
    required.turn();
  }

  private void choose(StepScores scores, int firstRow, Candidates candidates) {
    int limit = options.beam() - finished.size();
    candidates.clear(limit);
    if (length < prefix.size()) {
      candidates.offer(scores, firstRow, prefix.getInt(length), active.logProbability(0));
    } else if (required.isNone()) {
      offerAll(scores, firstRow, candidates);
    } else {
      chooseWithRequired(scores, firstRow, limit, candidates);
    }
  }

  private void offerAll(StepScores scores, int firstRow, Candidates candidates) {
    candidates.allowEnd(length >= minLength);
    candidates.exclude(blocking ? blocked : null);
    for (int i = 0; i < active.size(); i++) {
      if (blocking) {
        blocked.at(active.node(i), length, forbidden);
      }
      candidates.offer(scores, firstRow + i, active.logProbability(i));
    }
  }

  /**
   * Where forbidden phrases leave no way to what is required within the limit of length, there is
   * one with other words in between.
   */
  private void chooseWithRequired(
      StepScores scores, int firstRow, int limit, Candidates candidates) {
    required.allowEnd(length >= minLength);
    for (int more = 0; candidates.size() == 0 && more <= required.words(); more++) {
      if (more > 0 && ++maxLength > utmostLength) {
        throw new IllegalStateException(
            "search: sentence %d of the batch: what is required cannot be had without what is"
                    .formatted(sentence + 1)
                + " forbidden: remove one");
      }
      int wordsLeft = maxLength - length - 2; // without the next word and </s>
      required.choose(scores, firstRow, active, length, wordsLeft, forbidden, limit, candidates);
    }
  }

  private boolean mayBeStuck() {
    return required.isNone() && (blocking || length < minLength);
  }

  /** What {@link #advance} just did, for a listener. */
  BeamStep lastStep(Hypotheses before, StepScores scores, int firstRow, Candidates candidates) {
    return new BeamStep(sentence, group, length - 1, before, scores, firstRow, candidates);
  }

  static IllegalStateException noCandidates(int sentence, int word) {
    return new IllegalStateException(
        "search: sentence %d of the batch: no word %d has a score that is a number: check the model's weights"
            .formatted(sentence + 1, word));
  }

  /** What a hypothesis of the present length is worth, {@code wordCount} without its end. */
  private double score(double logProbability, int node, int wordCount) {
    double score = ranking.score(logProbability, length, wordCount, expectedLength);
    double weight = ranking.coveragePenalty();
    return weight == 0 ? score : score + weight * words.coverage(node);
  }

  /**
   * Whether the search of this sentence is over: no hypothesis is active, the limit of length is
   * met, or the {@link StopRule} is.
   */
  boolean isDone() {
    if (active.size() == 0 || length == maxLength || stuck) {
      return true;
    }
    if (finished.size() < options.nBest()) {
      return false;
    }
    double worst = finished.score(options.nBest() - 1);
    double best = active.highestLogProbability();
    return switch (options.stop()) {
      case EXACT -> ranking.bound(best, length, maxLength, expectedLength) <= worst;
      case CURRENT -> ranking.score(best, length, length, expectedLength) <= worst;
      case FIRST -> true;
    };
  }

  /** Ends the search of this sentence where it is. */
  void cut() {
    cut = true;
  }

  /**
   * Finished hypotheses; if those are too few, the best of the others behind them, or, if these are
   * ranked and can get no further, the best of all.
   */
  List<Hypothesis> best() {
    boolean atLimit = length == maxLength || stuck;
    boolean together = ranking.ranksUnfinished() && atLimit;
    int most = together ? options.beam() : options.nBest();
    List<Hypothesis> best = new ArrayList<>(most);
    for (int i = 0; i < finished.size() && best.size() < most; i++) {
      best.add(finished.hypothesis(i, words, cut));
    }
    for (int i = 0; i < active.size() && best.size() < most; i++) {
      best.add(unfinished(i));
    }
    if (together) {
      best.sort(Comparator.comparingDouble(Hypothesis::score).reversed()); // equal ones keep order
    }
    return List.copyOf(best.subList(0, Math.min(options.nBest(), best.size())));
  }

  private Hypothesis unfinished(int index) {
    int node = active.node(index);
    double logProbability = active.logProbability(index);
    return new Hypothesis(
        words.words(node, length, length),
        length == 0 ? 0 : score(logProbability, node, length),
        logProbability,
        false,
        words.wordLogProbabilities(node, length),
        words.attention(node, length),
        cut);
  }
}
