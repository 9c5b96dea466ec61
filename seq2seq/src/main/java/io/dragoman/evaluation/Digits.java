package io.dragoman.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prints numbers as Python and C do. */
public final class Digits {
  private Digits() {}

  /** Rounds the exact value of the double to so many digits after the point, ties to even. */
  public static String of(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
