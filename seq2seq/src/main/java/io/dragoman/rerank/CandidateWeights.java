package io.dragoman.rerank;

import java.util.Locale;

/** How much each candidate counts as a possible right translation. */
public enum CandidateWeights {
  /** By its probability under the model, as for the best of a beam. */
  PROBABILITY,
  /** All alike, as for translations that were drawn with their probabilities. */
  UNIFORM;

  /** The name in lower case, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
