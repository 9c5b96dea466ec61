package io.dragoman.optim;

/**
 * After warm-up half a cosine from the peak to the minimum, {@code rate = minimum + (peak -
 * minimum) (1 + cos(pi t / T)) / 2}, and then either the minimum or the next one from the peak
 * again, each {@code growth} times as long as the one before (Loshchilov and Hutter 2017).
 */
public final class CosineSchedule extends WarmedUpSchedule {
  private final double minimum;
  private final long length;
  private final int growth;

  /**
   * @param length updates T from the peak to the minimum
   * @param growth how many times as long as the one before the next fall is; 0 for no other
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CosineSchedule(double peak, int warmup, double minimum, int length, int growth) {
    super(peak, warmup);
    require("minimum", minimum, minimum >= 0, "0 or more");
    require("length", length, length >= 1, "at least 1");
    require("restarts", growth, growth >= 0, "0 or more");
    this.minimum = Math.min(peak, minimum);
    this.length = length;
    this.growth = growth;
  }

  @Override
  double after(long updates) {
    long cycle = length;
    long t = updates;
    if (growth == 0) {
      t = Math.min(t, cycle);
    } else if (growth == 1) {
      t %= cycle;
    } else {
      while (t >= cycle) {
        t -= cycle;
        cycle *= growth;
      }
    }
    double fall = (1 + StrictMath.cos(Math.PI * t / cycle)) / 2;
    return minimum + (peak() - minimum) * fall;
  }
}
