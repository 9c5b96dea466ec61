package io.dragoman.search;

import java.util.Locale;

/** When beam search is done with a sentence of which n hypotheses have finished. */
public enum StopRule {
  /** When no active hypothesis can still be among the n best, however long it grows. */
  EXACT,
  /**
   * When no active hypothesis is, for its present length, better than the n best finished: as
   * scores are normalised by length, one that is worse now could still become better.
   */
  CURRENT,
  /** At once. */
  FIRST;

  /** The name in lower case, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
