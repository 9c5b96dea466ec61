package io.dragoman.corpus.stats;

import java.util.List;
import java.util.Optional;

/**
 * What a text is made of.
 *
 * @param lengths tokens per line
 * @param characters Unicode code points, line ends not counted
 * @param types different tokens
 * @param singletons types that occur once
 * @param coverage of vocabularies, the smallest first
 * @param unknown what another text does not have, if one was given
 */
public record TextStatistics(
    LengthCounts lengths,
    long characters,
    int types,
    int singletons,
    List<Coverage> coverage,
    Optional<Unknown> unknown) {
  /** The number of lines. */
  public long lines() {
    return lengths.count();
  }

  /** The number of lines without a token. */
  public long emptyLines() {
    return lengths.lines().getOrDefault(0, 0L);
  }

  /** The number of tokens. */
  public long tokens() {
    return lengths.sum();
  }

  /** Types for each token; 0 without tokens. */
  public double typeTokenRatio() {
    return tokens() == 0 ? 0 : (double) types / tokens();
  }
}
