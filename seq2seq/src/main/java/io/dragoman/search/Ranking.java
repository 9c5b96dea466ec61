package io.dragoman.search;

/**
 * What hypotheses are ranked by once they have ended: a hypothesis of {@code n} words, {@code </s>}
 * included, for a source of {@code m}, is worth
 *
 * <pre>
 *   (log p + wordReward (n - 1)) / norm(n)
 *       + brevityPenalty min(0, 1 - lengthRatio m / n)
 *       + coveragePenalty sum_i log min(1, sum_t attention(t, i))
 * </pre>
 *
 * <p>Where {@code </s>} is rewarded, too, it is {@code wordReward n}; a penalty of words in Marian
 * is such a reward below 0.
 *
 * <p>The reward is that of He et al. 2016, Improved neural machine translation with SMT features;
 * the brevity penalty that of BLEU with an expected length; the coverage penalty that of Wu et al.
 * 2016, Google's neural machine translation system.
 *
 * @param normalization which {@code norm}
 * @param alpha its exponent: 0 compares log-probabilities, 1 their mean per word
 * @param wordReward for every word; may be negative
 * @param rewardsEnd whether {@code </s>} is rewarded, too
 * @param brevityPenalty weight of being shorter than expected
 * @param lengthRatio expected words of a translation per source word, {@code </s>} included
 * @param coveragePenalty weight of source words that were looked at less than once
 * @param unfinished where those stand that met the limit of length
 */
public record Ranking(
    LengthNormalization normalization,
    double alpha,
    double wordReward,
    boolean rewardsEnd,
    double brevityPenalty,
    double lengthRatio,
    double coveragePenalty,
    Unfinished unfinished) {
  /** What a source word counts that was never looked at, so that its penalty is finite. */
  static final double LEAST = 1e-6;

  private static final int FAR = 10_000;

  /** The mean of the words' log-probabilities. */
  public static final Ranking MEAN =
      new Ranking(LengthNormalization.POWER, 1, 0, false, 0, 1, 0, Unfinished.LAST);

  /** Checks all ranges. */
  public Ranking {
    SearchOptions.requireNotNegative("lengthPenalty", alpha);
    SearchOptions.require(Double.isFinite(wordReward), "wordReward", wordReward, "a number");
    SearchOptions.requireNotNegative("brevityPenalty", brevityPenalty);
    SearchOptions.requireNotNegative("lengthRatio", lengthRatio);
    SearchOptions.requireNotNegative("coveragePenalty", coveragePenalty);
  }

  /** The same with another normalisation. */
  public Ranking withNormalization(LengthNormalization kind, double exponent) {
    return new Ranking(
        kind,
        exponent,
        wordReward,
        rewardsEnd,
        brevityPenalty,
        lengthRatio,
        coveragePenalty,
        unfinished);
  }

  /** The same with another reward of a word. */
  public Ranking withWordReward(double reward) {
    return withWordReward(reward, rewardsEnd);
  }

  /** The same with another reward of a word, for {@code </s>}, too, or not. */
  public Ranking withWordReward(double reward, boolean end) {
    return new Ranking(
        normalization,
        alpha,
        reward,
        end,
        brevityPenalty,
        lengthRatio,
        coveragePenalty,
        unfinished);
  }

  /** The same with another penalty for being short. */
  public Ranking withBrevityPenalty(double weight, double ratio) {
    return new Ranking(
        normalization, alpha, wordReward, rewardsEnd, weight, ratio, coveragePenalty, unfinished);
  }

  /** The same with another penalty for source words that were not looked at. */
  public Ranking withCoveragePenalty(double weight) {
    return new Ranking(
        normalization,
        alpha,
        wordReward,
        rewardsEnd,
        brevityPenalty,
        lengthRatio,
        weight,
        unfinished);
  }

  /** The same with another place for those that met the limit of length. */
  public Ranking withUnfinished(Unfinished place) {
    return new Ranking(
        normalization,
        alpha,
        wordReward,
        rewardsEnd,
        brevityPenalty,
        lengthRatio,
        coveragePenalty,
        place);
  }

  /** Whether hypotheses that met the limit of length are ranked with those that ended. */
  boolean ranksUnfinished() {
    return unfinished == Unfinished.RANKED;
  }

  /**
   * The worth of a hypothesis without its coverage.
   *
   * @param length words, {@code </s>} included if it ended
   * @param words without {@code </s>}
   * @param sourceLength words of the source, {@code </s>} included
   */
  double score(double logProbability, int length, int words, int sourceLength) {
    int rewarded = rewardsEnd ? length : words;
    double sum = wordReward == 0 ? logProbability : logProbability + wordReward * rewarded;
    double score = sum / normalization.of(length, alpha);
    if (brevityPenalty == 0) {
      return score;
    }
    return score + brevityPenalty * Math.min(0, 1 - lengthRatio * sourceLength / length);
  }

  /**
   * What the coverage of a source adds to the worth, from the attention weights of each word.
   *
   * <p>{@code coveragePenalty sum_i log min(1, sum_t attention(t, i))}
   */
  double coverage(float[][] attention) {
    if (coveragePenalty == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < attention[0].length; i++) {
      double seen = 0;
      for (int t = attention.length - 1; t >= 0; t--) {
        seen += attention[t][i];
      }
      sum += StrictMath.log(Math.min(1.0, Math.max(seen, LEAST)));
    }
    return coveragePenalty * sum;
  }

  /**
   * The most that a hypothesis can be worth once it has ended, or met the limit of length if that
   * counts, since words only cost, and so does coverage.
   *
   * @param length words so far
   * @param maxLength most words, {@code </s>} included
   */
  double bound(double logProbability, int length, int maxLength, int sourceLength) {
    if (wordReward == 0) { // nothing but the divisor changes with length, and it grows
      return score(logProbability, maxLength, maxLength - 1, sourceLength);
    }
    if (maxLength - length > FAR) {
      return Double.POSITIVE_INFINITY; // too many lengths to try
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int n = length + 1; n <= maxLength; n++) {
      best = Math.max(best, score(logProbability, n, n - 1, sourceLength));
    }
    if (ranksUnfinished()) { // it may stop at any length where no word may follow
      for (int n = Math.max(length, 1); n <= maxLength; n++) {
        best = Math.max(best, score(logProbability, n, n, sourceLength));
      }
    }
    return best;
  }
}
