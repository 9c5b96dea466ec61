package io.dragoman.search;

import java.util.OptionalDouble;
import java.util.function.Consumer;

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
 * 2016, Google's neural machine translation system. With a ratio that is predicted for each
 * sentence the brevity penalty of weight 1 is that of Yang et al. 2018, Breaking the beam search
 * curse.
 *
 * @param normalization which {@code norm}
 * @param alpha its exponent: 0 compares log-probabilities, 1 their mean per word
 * @param wordReward for every word; may be negative
 * @param rewardsEnd whether {@code </s>} is rewarded, too
 * @param brevityPenalty weight of being shorter than expected
 * @param lengthRatio expected words of a translation per source word, {@code </s>} included; empty
 *     if the scorer's {@link StepScorer#lengthRatio} tells it for each sentence
 * @param coveragePenalty weight of source words that were looked at less than once
 * @param unfinished where those stand that met the limit of length
 */
public record Ranking(
    LengthNormalization normalization,
    double alpha,
    double wordReward,
    boolean rewardsEnd,
    double brevityPenalty,
    OptionalDouble lengthRatio,
    double coveragePenalty,
    Unfinished unfinished) {
  /** What a source word counts that was never looked at, so that its penalty is finite. */
  static final double LEAST = 1e-6;

  private static final int FAR = 10_000;

  /** The mean of the words' log-probabilities. */
  public static final Ranking MEAN =
      new Ranking(
          LengthNormalization.POWER, 1, 0, false, 0, OptionalDouble.of(1), 0, Unfinished.LAST);

  /** Checks all ranges. */
  public Ranking {
    SearchOptions.requireNotNegative("lengthPenalty", alpha);
    SearchOptions.require(Double.isFinite(wordReward), "wordReward", wordReward, "a number");
    SearchOptions.requireNotNegative("brevityPenalty", brevityPenalty);
    SearchOptions.requireNotNegative("lengthRatio", lengthRatio.orElse(1));
    SearchOptions.requireNotNegative("coveragePenalty", coveragePenalty);
  }

  /** The same with another normalisation. */
  public Ranking withNormalization(LengthNormalization kind, double exponent) {
    return with(
        draft -> {
          draft.normalization = kind;
          draft.alpha = exponent;
        });
  }

  /** The same with another reward of a word. */
  public Ranking withWordReward(double reward) {
    return with(draft -> draft.wordReward = reward);
  }

  /** The same with another reward of a word, for {@code </s>}, too, or not. */
  public Ranking withWordReward(double reward, boolean end) {
    return with(
        draft -> {
          draft.wordReward = reward;
          draft.rewardsEnd = end;
        });
  }

  /** The same with another penalty for being short. */
  public Ranking withBrevityPenalty(double weight, double ratio) {
    return with(
        draft -> {
          draft.brevityPenalty = weight;
          draft.lengthRatio = OptionalDouble.of(ratio);
        });
  }

  /** The same with a penalty for being shorter than the scorer expects of each sentence. */
  public Ranking withLearnedBrevityPenalty(double weight) {
    return with(
        draft -> {
          draft.brevityPenalty = weight;
          draft.lengthRatio = OptionalDouble.empty();
        });
  }

  /** The same with another penalty for source words that were not looked at. */
  public Ranking withCoveragePenalty(double weight) {
    return with(draft -> draft.coveragePenalty = weight);
  }

  /** The same with another place for those that met the limit of length. */
  public Ranking withUnfinished(Unfinished place) {
    return with(draft -> draft.unfinished = place);
  }

  private Ranking with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.ranking();
  }

  /** The parts of a ranking that is being made. */
  private static final class Draft {
    private LengthNormalization normalization;
    private double alpha;
    private double wordReward;
    private boolean rewardsEnd;
    private double brevityPenalty;
    private OptionalDouble lengthRatio;
    private double coveragePenalty;
    private Unfinished unfinished;

    Draft(Ranking from) {
      normalization = from.normalization;
      alpha = from.alpha;
      wordReward = from.wordReward;
      rewardsEnd = from.rewardsEnd;
      brevityPenalty = from.brevityPenalty;
      lengthRatio = from.lengthRatio;
      coveragePenalty = from.coveragePenalty;
      unfinished = from.unfinished;
    }

    Ranking ranking() {
      return new Ranking(
          normalization,
          alpha,
          wordReward,
          rewardsEnd,
          brevityPenalty,
          lengthRatio,
          coveragePenalty,
          unfinished);
    }
  }

  /** Whether hypotheses that met the limit of length are ranked with those that ended. */
  boolean ranksUnfinished() {
    return unfinished == Unfinished.RANKED;
  }

  /** Whether a scorer must tell what lengths are expected. */
  public boolean needsLengthModel() {
    return brevityPenalty != 0 && lengthRatio.isEmpty();
  }

  /**
   * The words that a translation is expected to have, {@code </s>} included; 0 if it does not
   * matter.
   *
   * @param scorer at work on the sentence's batch
   * @param sentence its place in the batch
   * @param sourceLength its words, {@code </s>} included
   */
  public double expectedLength(StepScorer scorer, int sentence, int sourceLength) {
    if (brevityPenalty == 0) {
      return 0;
    }
    double ratio = needsLengthModel() ? scorer.lengthRatio(sentence) : lengthRatio.getAsDouble();
    return ratio * sourceLength;
  }

  /**
   * The worth of a hypothesis without its coverage.
   *
   * @param length words, {@code </s>} included if it ended
   * @param words without {@code </s>}
   * @param expected what {@link #expectedLength} says of the sentence
   */
  double score(double logProbability, int length, int words, double expected) {
    double score = (logProbability + reward(length, words)) / normalization.of(length, alpha);
    return brevityPenalty == 0 ? score : score + brevity(length, expected);
  }

  /**
   * What so many words add to the log-probability.
   *
   * @param length words, {@code </s>} included if it ended
   * @param words without {@code </s>}
   */
  public double reward(int length, int words) {
    return wordReward == 0 ? 0 : wordReward * (rewardsEnd ? length : words);
  }

  /** What a length adds to the worth: {@code brevityPenalty min(0, 1 - expected / length)}. */
  public double brevity(int length, double expected) {
    return brevityPenalty == 0 ? 0 : brevityPenalty * Math.min(0, 1 - expected / length);
  }

  /**
   * What the coverage of a source adds to the worth, from the attention weights of each word.
   *
   * <p>{@code coveragePenalty sum_i log min(1, sum_t attention(t, i))}
   */
  public double coverage(float[][] attention) {
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
  double bound(double logProbability, int length, int maxLength, double expected) {
    if (wordReward == 0) { // nothing but the divisor changes with length, and it grows
      return score(logProbability, maxLength, maxLength - 1, expected);
    }
    if (maxLength - length > FAR) {
      return Double.POSITIVE_INFINITY; // too many lengths to try
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int n = length + 1; n <= maxLength; n++) {
      best = Math.max(best, score(logProbability, n, n - 1, expected));
    }
    if (ranksUnfinished()) { // it may stop at any length where no word may follow
      for (int n = Math.max(length, 1); n <= maxLength; n++) {
        best = Math.max(best, score(logProbability, n, n, expected));
      }
    }
    return best;
  }
}
