package io.dragoman.corpus.filter;

import java.util.Locale;

/** Checks of numbers that are parts of a whole. */
final class Share {
  private Share() {}

  /**
   * The share itself.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  static double require(String of, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a share of %s of %s: must be from 0 to 1", of, share));
    }
    return share;
  }
}
