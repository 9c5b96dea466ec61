package io.dragoman.search;

/**
 * How to search.
 *
 * <p>A finished hypothesis of {@code length} words, {@code </s>} included, is worth {@code log p /
 * length^lengthPenalty} (Jean et al. 2015).
 *
 * @param beam hypotheses kept per sentence; 1 is greedy search
 * @param nBest hypotheses returned per sentence, at most {@code beam}
 * @param lengthPenalty alpha: 0 compares log-probabilities, 1 their mean per word
 * @param maxLengthFactor target words allowed per source word
 * @param maxLengthExtra target words allowed besides, {@code </s>} included
 * @param allowUnknown whether {@code <unk>} may be produced
 * @param keepAttention whether hypotheses come with attention weights
 * @param keepWordScores whether hypotheses come with the log-probability of each word
 * @param stop when a sentence's search ends; greedy search ends with {@code </s>}
 */
public record SearchOptions(
    int beam,
    int nBest,
    double lengthPenalty,
    double maxLengthFactor,
    int maxLengthExtra,
    boolean allowUnknown,
    boolean keepAttention,
    boolean keepWordScores,
    StopRule stop) {

  /** Checks all ranges. */
  public SearchOptions {
    require(beam >= 1, "beam", beam, "at least 1");
    require(nBest >= 1 && nBest <= beam, "nBest", nBest, "from 1 to the beam of " + beam);
    requireNotNegative("lengthPenalty", lengthPenalty);
    requireNotNegative("maxLengthFactor", maxLengthFactor);
    require(maxLengthExtra >= 1, "maxLengthExtra", maxLengthExtra, "at least 1");
  }

  /** The best translation of a beam, by mean log-probability, up to twice the source's length. */
  public static SearchOptions ofBeam(int beam) {
    return new SearchOptions(beam, 1, 1.0, 2.0, 10, false, false, false, StopRule.EXACT);
  }

  /** The same with another number of results. */
  public SearchOptions withNBest(int size) {
    return new SearchOptions(
        beam,
        size,
        lengthPenalty,
        maxLengthFactor,
        maxLengthExtra,
        allowUnknown,
        keepAttention,
        keepWordScores,
        stop);
  }

  /** The same with another length penalty. */
  public SearchOptions withLengthPenalty(double alpha) {
    return new SearchOptions(
        beam,
        nBest,
        alpha,
        maxLengthFactor,
        maxLengthExtra,
        allowUnknown,
        keepAttention,
        keepWordScores,
        stop);
  }

  /** The same with another limit of length. */
  public SearchOptions withMaxLength(double factor, int extra) {
    return new SearchOptions(
        beam,
        nBest,
        lengthPenalty,
        factor,
        extra,
        allowUnknown,
        keepAttention,
        keepWordScores,
        stop);
  }

  /** The same with {@code <unk>} allowed or not. */
  public SearchOptions withUnknown(boolean allow) {
    return new SearchOptions(
        beam,
        nBest,
        lengthPenalty,
        maxLengthFactor,
        maxLengthExtra,
        allow,
        keepAttention,
        keepWordScores,
        stop);
  }

  /** The same with attention weights or without. */
  public SearchOptions withAttention(boolean keep) {
    return new SearchOptions(
        beam,
        nBest,
        lengthPenalty,
        maxLengthFactor,
        maxLengthExtra,
        allowUnknown,
        keep,
        keepWordScores,
        stop);
  }

  /** The same with the log-probability of each word or without. */
  public SearchOptions withWordScores(boolean keep) {
    return new SearchOptions(
        beam,
        nBest,
        lengthPenalty,
        maxLengthFactor,
        maxLengthExtra,
        allowUnknown,
        keepAttention,
        keep,
        stop);
  }

  /** The same with another rule for ending. */
  public SearchOptions withStop(StopRule rule) {
    return new SearchOptions(
        beam,
        nBest,
        lengthPenalty,
        maxLengthFactor,
        maxLengthExtra,
        allowUnknown,
        keepAttention,
        keepWordScores,
        rule);
  }

  /** The most words of a translation of so many words; {@code </s>} is included in both. */
  int maxLength(int length) {
    int words = length - 1; // without </s>
    return (int) Math.min(maxLengthFactor * words + maxLengthExtra, Integer.MAX_VALUE);
  }

  /** A hypothesis's worth: {@code logProbability / length^lengthPenalty}. */
  double score(double logProbability, int length) {
    return logProbability / StrictMath.pow(length, lengthPenalty);
  }

  private static void requireNotNegative(String name, double value) {
    require(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "a number from 0 up");
  }

  private static void require(boolean holds, String name, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          "search options: " + name + " is " + value + ": must be " + range);
    }
  }
}
