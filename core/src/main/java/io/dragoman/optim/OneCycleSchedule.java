package io.dragoman.optim;

/**
 * One rise and one fall along cosines: from {@code peak / startDivisor} to the peak over a share of
 * the updates, then to {@code peak / startDivisor / endDivisor} at the last and from there on
 * (Smith and Topin 2018, with PyTorch's counting). It needs no other warm-up.
 */
public final class OneCycleSchedule extends WarmedUpSchedule {
  private final Config config;

  /**
   * The shape.
   *
   * @param length updates in all
   * @param rise share of the updates before the peak
   * @param startDivisor what the peak is divided by at the start
   * @param endDivisor what the first rate is divided by at the end
   */
  public record Config(int length, double rise, double startDivisor, double endDivisor) {
    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Config {
      require("length", length, length >= 2, "at least 2");
      require("rise", rise, rise > 0 && rise < 1, "between 0 and 1");
      require("start-divisor", startDivisor, startDivisor >= 1, "at least 1");
      require("end-divisor", endDivisor, endDivisor >= 1, "at least 1");
    }
  }

  public OneCycleSchedule(double peak, Config config) {
    super(peak, 0);
    this.config = config;
  }

  @Override
  double after(long updates) {
    double start = peak() / config.startDivisor();
    double end = start / config.endDivisor();
    double top = Math.max(0, config.rise() * config.length() - 1);
    double last = config.length() - 1.0;
    if (updates <= top && top > 0) {
      return between(start, peak(), updates / top);
    }
    return between(peak(), end, Math.min(1, (updates - top) / (last - top)));
  }

  private static double between(double from, double to, double share) {
    return to + (from - to) * (1 + StrictMath.cos(Math.PI * share)) / 2;
  }
}
