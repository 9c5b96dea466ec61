package io.dragoman.search;

import java.util.Locale;

/** What an ensemble takes the mean of. */
public enum EnsembleMean {
  /** {@code p(v) = sum_k w_k p_k(v)}: a word is likely if any model finds it likely. */
  PROBABILITY,
  /**
   * {@code log p(v) = sum_k w_k log p_k(v)}, which does not sum to one: a word is likely if all
   * models find it likely.
   */
  LOG_PROBABILITY;

  /** The name in lower case with a hyphen, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
