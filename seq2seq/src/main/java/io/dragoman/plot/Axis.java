package io.dragoman.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear axis with round ticks, from values to pixels. */
final class Axis {

  private final double low;
  private final double high;
  private final double step;
  private final double fromPixel;
  private final double toPixel;

  private Axis(double low, double high, double step, double fromPixel, double toPixel) {
    this.low = low;
    this.high = high;
    this.step = step;
    this.fromPixel = fromPixel;
    this.toPixel = toPixel;
  }

  /** An axis from a tick at or below the least value to one at or above the greatest. */
  static Axis covering(double least, double greatest, int ticks, double fromPixel, double toPixel) {
    double step = roundStep(least, greatest, ticks);
    double low = Math.floor(least / step + 1e-9) * step;
    double high = Math.ceil(greatest / step - 1e-9) * step;
    return new Axis(low, high > low ? high : low + step, step, fromPixel, toPixel);
  }

  /** An axis that starts and ends at the very values, with ticks at round ones between. */
  static Axis tight(double least, double greatest, int ticks, double fromPixel, double toPixel) {
    double high = greatest > least ? greatest : least + 1;
    return new Axis(least, high, roundStep(least, high, ticks), fromPixel, toPixel);
  }

  /** The pixel of a value. */
  double pixel(double value) {
    return fromPixel + (value - low) / (high - low) * (toPixel - fromPixel);
  }

  /** The values of the ticks, ascending. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    for (long i = first; i * step <= high + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick's text: as many decimals as the step needs, groups of three digits. */
  String text(double tick) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%,." + decimals + "f", tick + 0.0);
  }

  /** A step of 1, 2 or 5 times a power of ten that gives about that many ticks. */
  private static double roundStep(double least, double greatest, int ticks) {
    double range = greatest > least ? greatest - least : Math.max(1, Math.abs(least));
    double rough = range / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double lead = rough / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }
}
