package io.dragoman.optim;

/**
 * After warm-up {@code rate = max(minimum, peak * sqrt(warmup / update))}; without warm-up as if it
 * were 1 (Vaswani et al. 2017, by its peak instead of the size of the model).
 */
public final class InverseSquareRootSchedule extends WarmedUpSchedule {
  private final double minimum;

  /**
   * @throws IllegalArgumentException if warm-up or minimum is negative
   */
  public InverseSquareRootSchedule(double peak, int warmup, double minimum) {
    super(peak, warmup);
    require("minimum", minimum, minimum >= 0, "0 or more");
    this.minimum = minimum;
  }

  @Override
  double after(long updates) {
    double first = Math.max(1, warmup());
    return Math.max(Math.min(peak(), minimum), peak() * Math.sqrt(first / (first + updates)));
  }
}
