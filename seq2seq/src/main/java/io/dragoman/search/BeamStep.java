package io.dragoman.search;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of one sentence's beam, or of one of its groups: hypotheses, every word that could have
 * followed, and the continuations that were kept. Holds until the search goes on.
 *
 * <p>Hypotheses are numbered in their order in the beam. The hypotheses of the next step are the
 * kept continuations in their order, without those that end in {@code </s>}.
 */
public final class BeamStep {
  private final int sentence;
  private final int group;
  private final int time;
  private final Hypotheses before;
  private final StepScores scores;
  private final int firstRow;
  private final Candidates kept;

  /**
   * A hypothesis with one more word.
   *
   * @param from the hypothesis that it continues
   * @param id the word; {@link SentenceConstraints#unknown} of one that constraints brought
   * @param wordLogProbability of the word behind the hypothesis
   * @param logProbability of all words
   */
  public record Continuation(int from, int id, double wordLogProbability, double logProbability) {}

  BeamStep(
      int sentence,
      int group,
      int time,
      Hypotheses before,
      StepScores scores,
      int firstRow,
      Candidates kept) {
    this.sentence = sentence;
    this.group = group;
    this.time = time;
    this.before = before;
    this.scores = scores;
    this.firstRow = firstRow;
    this.kept = kept;
  }

  /** The sentence's place in the batch. */
  public int sentence() {
    return sentence;
  }

  /** The number of the group of hypotheses, from 0. */
  public int group() {
    return group;
  }

  /** Words of each hypothesis before this step: 0 at first. */
  public int time() {
    return time;
  }

  /** The number of hypotheses before this step. */
  public int hypotheses() {
    return before.size();
  }

  /** What was kept, best first. */
  public List<Continuation> kept() {
    List<Continuation> all = new ArrayList<>(kept.size());
    for (int i = 0; i < kept.size(); i++) {
      int from = kept.row(i) - firstRow;
      double total = kept.logProbability(i);
      all.add(new Continuation(from, kept.id(i), total - before.logProbability(from), total));
    }
    return all;
  }

  /**
   * A hypothesis with any word, kept or not; the log-probability of a word that cannot follow is
   * minus infinity.
   */
  public Continuation continuation(int hypothesis, int id) {
    double word = scores.logProbability(firstRow + hypothesis, id);
    return new Continuation(hypothesis, id, word, before.logProbability(hypothesis) + word);
  }

  /**
   * The most probable continuations of a hypothesis, best first, lower ids first among equals; less
   * than asked for if fewer are possible.
   */
  public List<Continuation> best(int hypothesis, int count) {
    int row = firstRow + hypothesis;
    List<Continuation> best = new ArrayList<>(count + 1);
    double least = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < scores.count(row); place++) {
      double word = scores.logProbabilityAt(row, place);
      if (!(word > least)) {
        continue; // impossible, or not better than enough others
      }
      int at = best.size();
      while (at > 0 && word > best.get(at - 1).wordLogProbability()) {
        at--;
      }
      double total = before.logProbability(hypothesis) + word;
      best.add(at, new Continuation(hypothesis, scores.id(row, place), word, total));
      if (best.size() > count) {
        best.remove(count);
      }
      least =
          best.size() < count ? Double.NEGATIVE_INFINITY : best.get(count - 1).wordLogProbability();
    }
    return best;
  }

  /** How many words are more probable behind a hypothesis than this one. */
  public int rank(int hypothesis, int id) {
    int row = firstRow + hypothesis;
    double own = scores.logProbability(row, id);
    int better = 0;
    for (int place = 0; place < scores.count(row); place++) {
      better += scores.logProbabilityAt(row, place) > own ? 1 : 0;
    }
    return better;
  }
}
