package io.dragoman.corpus.filter;

import java.util.Locale;

/** The longer side is at most so many times as long as the shorter one, which is not empty. */
public final class RatioRule implements PairRule {
  private final LengthUnit unit;
  private final double most;

  /**
   * A limit.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public RatioRule(LengthUnit unit, double most) {
    if (!(most >= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a length ratio of %s: must be at least 1", most));
    }
    this.unit = unit;
    this.most = most;
  }

  @Override
  public String name() {
    return "length-ratio";
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    int source = unit.of(pair, Side.SOURCE);
    int target = unit.of(pair, Side.TARGET);
    int shorter = Math.min(source, target);
    return shorter > 0 && Math.max(source, target) <= most * shorter;
  }
}
