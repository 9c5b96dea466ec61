package io.dragoman.corpus.filter;

/** The length of a side is within limits. */
public final class LengthRule implements PairRule {
  private final Side side;
  private final LengthUnit unit;
  private final int least;
  private final int most;

  /**
   * Limits.
   *
   * @throws IllegalArgumentException if no length is within them
   */
  public LengthRule(Side side, LengthUnit unit, int least, int most) {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException(
          "lengths from " + least + " to " + most + ": the first must be 0 or more and no greater");
    }
    this.side = side;
    this.unit = unit;
    this.least = least;
    this.most = most;
  }

  /** Such as {@code source-tokens}. */
  @Override
  public String name() {
    return side + "-" + unit;
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    int length = unit.of(pair, side);
    return length >= least && length <= most;
  }
}
