package io.dragoman.tokenizers;

import java.util.List;

/** Splits a line into tokens that have factors. Safe for use by many threads. */
@FunctionalInterface
public interface FactoredTokenizer {

  /** The tokens of a line, the same as without factors, in order. */
  List<FactoredToken> tokenize(String line);
}
