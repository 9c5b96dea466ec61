package io.dragoman.optim;

/** After warm-up the same rate for ever. */
public final class ConstantSchedule extends WarmedUpSchedule {
  public ConstantSchedule(double peak, int warmup) {
    super(peak, warmup);
  }

  @Override
  double after(long updates) {
    return peak();
  }
}
