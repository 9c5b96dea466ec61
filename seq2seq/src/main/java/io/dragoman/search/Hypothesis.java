package io.dragoman.search;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A translation that a search found.
 *
 * @param ids its words, without {@code </s>}; below 0 for {@link SentenceConstraints#unknown} ones
 * @param score what it was ranked by
 * @param logProbability sum over all words and, if finished, {@code </s>}; base e
 * @param finished whether it ends in {@code </s>}; if not, it met the limit of length or time, or
 *     no word was allowed to follow
 * @param wordLogProbabilities for each word and, if finished, {@code </s>}: its logarithm of the
 *     probability behind the words before it; none unless asked for
 * @param attention for each word and, if finished, {@code </s>}: the weight of each source word,
 *     {@code </s>} included; no rows unless asked for
 * @param cut whether a {@link Deadline} ended the search of its sentence
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of ids and weights, never compared
public record Hypothesis(
    int[] ids,
    double score,
    double logProbability,
    boolean finished,
    double[] wordLogProbabilities,
    float[][] attention,
    boolean cut) {

  /** A hypothesis of a search that came to its end. */
  public Hypothesis(
      int[] ids,
      double score,
      double logProbability,
      boolean finished,
      double[] wordLogProbabilities,
      float[][] attention) {
    this(ids, score, logProbability, finished, wordLogProbabilities, attention, false);
  }

  private boolean isRanked(Ranking ranking) {
    return ranking.ranksUnfinished() && !cut;
  }

  Hypothesis withScore(double other) {
    return new Hypothesis(
        ids, other, logProbability, finished, wordLogProbabilities, attention, cut);
  }

  /**
   * At most {@code size} that differ in words: finished ones first, best first. Where the others
   * are ranked with them, those that time cut short stay behind.
   */
  static List<Hypothesis> best(List<Hypothesis> all, Ranking ranking, int size) {
    Comparator<Hypothesis> byWorth =
        Comparator.comparing((Hypothesis each) -> each.finished || each.isRanked(ranking))
            .thenComparingDouble(Hypothesis::score)
            .reversed();
    Set<IntList> seen = new HashSet<>();
    return all.stream()
        .sorted(byWorth)
        .filter(each -> seen.add(IntArrayList.wrap(each.ids)))
        .limit(size)
        .toList();
  }
}
