package io.dragoman.search;

/**
 * How short and how long a translation may be: {@code factor * words + extra} for a source of
 * {@code words}, {@code </s>} not counted.
 *
 * @param minFactor words needed per source word
 * @param minExtra words needed besides; the upper limit wins
 * @param maxFactor words allowed per source word
 * @param maxExtra words allowed besides, {@code </s>} included
 */
public record LengthLimits(double minFactor, int minExtra, double maxFactor, int maxExtra) {
  /** Up to twice the source's length and ten more. */
  public static final LengthLimits STANDARD = new LengthLimits(0, 0, 2.0, 10);

  /** Checks all ranges. */
  public LengthLimits {
    SearchOptions.requireNotNegative("minLengthFactor", minFactor);
    SearchOptions.require(minExtra >= 0, "minLengthExtra", minExtra, "at least 0");
    SearchOptions.requireNotNegative("maxLengthFactor", maxFactor);
    SearchOptions.require(maxExtra >= 1, "maxLengthExtra", maxExtra, "at least 1");
  }

  /** The same with another upper limit. */
  public LengthLimits withMax(double factor, int extra) {
    return new LengthLimits(minFactor, minExtra, factor, extra);
  }

  /** The same with another lower limit. */
  public LengthLimits withMin(double factor, int extra) {
    return new LengthLimits(factor, extra, maxFactor, maxExtra);
  }

  boolean hasMin() {
    return minFactor > 0 || minExtra > 0;
  }

  /** The most words of a translation of so many words; {@code </s>} is included in both. */
  int max(int length) {
    return (int) Math.min(maxFactor * (length - 1) + maxExtra, Integer.MAX_VALUE);
  }

  /** The fewest words of a translation, {@code </s>} not included, of so many with it. */
  int min(int length) {
    return (int) Math.min(Math.ceil(minFactor * (length - 1) + minExtra), max(length) - 1.0);
  }
}
