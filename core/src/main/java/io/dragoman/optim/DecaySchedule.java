package io.dragoman.optim;

/**
 * After warm-up {@code rate = max(minimum, peak * factor^x)}, where x is the updates or epochs done
 * divided by the length of a step: rounded down it is a staircase (step decay), else a smooth curve
 * (exponential decay). With updates, {@code updates} counts from the peak; epochs count from the
 * start of training.
 */
public final class DecaySchedule extends WarmedUpSchedule {
  private final Config config;
  private State state = new State(0, -Double.MAX_VALUE, 0);

  /**
   * How fast.
   *
   * @param factor what a step multiplies the rate by, between 0 and 1
   * @param every length of a step
   * @param epochs whether the length is in epochs and not in updates
   * @param staircase whether the rate stays within a step
   * @param minimum where decay ends
   */
  public record Config(
      double factor, int every, boolean epochs, boolean staircase, double minimum) {
    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Config {
      require("factor", factor, factor > 0 && factor <= 1, "above 0 and at most 1");
      require("every", every, every >= 1, "at least 1");
      require("minimum", minimum, minimum >= 0, "0 or more");
    }
  }

  public DecaySchedule(double peak, int warmup, Config config) {
    super(peak, warmup);
    this.config = config;
  }

  @Override
  double after(long updates) {
    long done = config.epochs() ? state.reductions() : updates;
    double steps =
        config.staircase() ? Math.floorDiv(done, config.every()) : (double) done / config.every();
    double rate = peak() * StrictMath.pow(config.factor(), steps);
    return Math.max(rate, Math.min(peak(), config.minimum()));
  }

  @Override
  public void epochEnded() {
    state = new State(state.reductions() + 1, state.best(), 0);
  }

  /** Its {@code reductions} are the epochs done. */
  @Override
  public State state() {
    return state;
  }

  @Override
  public void restore(State state) {
    this.state = state;
  }
}
