package io.dragoman.optim;

/**
 * A rate that rises linearly to its peak and then follows a curve that validations do not change:
 * {@code rate = peak * update / warmup} up to the end of warm-up, then {@link #after}.
 */
abstract class WarmedUpSchedule implements LearningRateSchedule {
  private static final State NONE = new State(0, -Double.MAX_VALUE, 0);

  private final double peak;
  private final int warmup;

  /**
   * @param peak the rate at the end of warm-up
   * @param warmup updates over which it rises; 0 for none
   * @throws IllegalArgumentException if warm-up is negative
   */
  WarmedUpSchedule(double peak, int warmup) {
    require("warmup", warmup, warmup >= 0, "0 or more");
    this.peak = peak;
    this.warmup = warmup;
  }

  static void require(String key, Number value, boolean ok, String range) {
    if (!ok) {
      throw new IllegalArgumentException("schedule." + key + ": " + value + " must be " + range);
    }
  }

  /**
   * The rate of an update after the peak.
   *
   * @param updates since the one that had the peak, which is the last of warm-up or the first of
   *     all
   */
  abstract double after(long updates);

  final double peak() {
    return peak;
  }

  final int warmup() {
    return warmup;
  }

  @Override
  public final double learningRate(long update) {
    return update < warmup ? peak * update / warmup : after(update - Math.max(1, warmup));
  }

  @Override
  public final boolean validated(double score) {
    return false;
  }

  @Override
  public State state() {
    return NONE;
  }

  @Override
  public void restore(State state) {
    // the update's number says it all
  }
}
