package io.dragoman.config;

/** What becomes of the case of text. */
public enum TextCase {
  /** It stays. */
  KEEP,
  /** Text is lowercased and comes back so. */
  LOWER,
  /** Words are lowercased, and marks among them say how they were written. */
  MARKS,
  /** First words of sentences are written as elsewhere, and capitalized in translations. */
  TRUECASE
}
