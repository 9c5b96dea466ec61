package io.dragoman.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a scorer makes of translations that are given: {@code log p(y_t | y_1 .. y_t-1, x)} of each
 * word and of {@code </s>}, and where it looked, many sentences at a time.
 *
 * <p>The bits are those that a search which finds the same words has.
 */
public final class ForcedDecoding {
  private final StepScorer scorer;
  private final Ranking ranking;
  private final ForcedScorer forced;

  /**
   * Decoding with a scorer.
   *
   * @param options tell how scores come of log-probabilities
   */
  public ForcedDecoding(StepScorer scorer, SpecialIds special, SearchOptions options) {
    this.scorer = scorer;
    ranking = options.ranking();
    forced = new ForcedScorer(scorer, special, true);
  }

  /**
   * Decodes a batch.
   *
   * @param sources ids of each source, {@code </s>} included
   * @param targets ids of each translation, without {@code </s>}
   * @return each translation as a finished hypothesis with the log-probability and the attention
   *     weights of each word; minus infinity for a word that a shortlist leaves out
   * @throws IllegalArgumentException if the numbers of sources and targets differ
   */
  public List<Hypothesis> decode(int[][] sources, int[][] targets) {
    if (sources.length != targets.length) {
      throw new IllegalArgumentException(
          "forced decoding: %d sources but %d targets: give one for each"
              .formatted(sources.length, targets.length));
    }
    List<ForcedScore> scores =
        forced.score(sources, IntStream.range(0, targets.length).toArray(), targets);
    List<Hypothesis> results = new ArrayList<>(targets.length);
    for (int i = 0; i < targets.length; i++) {
      double expected = ranking.expectedLength(scorer, i, scorer.length(sources[i]));
      results.add(hypothesis(targets[i], expected, scores.get(i)));
    }
    return results;
  }

  private Hypothesis hypothesis(int[] target, double expected, ForcedScore each) {
    double score =
        ranking.score(each.logProbability(), target.length + 1, target.length, expected)
            + ranking.coverage(each.attention());
    return new Hypothesis(
        target.clone(), score, each.logProbability(), true, each.words(), each.attention());
  }
}
