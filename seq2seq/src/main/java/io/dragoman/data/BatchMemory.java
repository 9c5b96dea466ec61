package io.dragoman.data;

/**
 * The memory that training needs for a batch, in bytes: with N sentences, S source and T target
 * words, ends included, those of all sources together, and M source words of the longest sentence
 * about
 *
 * <pre>
 *   perSentence N + perSource S + perTarget T + perPair M T
 * </pre>
 *
 * @param perSentence bytes for a sentence
 * @param perSource bytes for a source word
 * @param perTarget bytes for a target word
 * @param perPair bytes for a source word that a target word looks at
 */
public record BatchMemory(double perSentence, double perSource, double perTarget, double perPair) {
  /** A megabyte, as heap sizes count it. */
  public static final long MEGABYTE = 1L << 20;

  /** Of a batch. */
  public double bytes(long sentences, long sources, long targets, long longestSource) {
    return perSentence * sentences
        + perSource * sources
        + perTarget * targets
        + perPair * longestSource * targets;
  }
}
