package io.dragoman.data;

import java.util.Locale;

/**
 * Numbers of lines that are unique among several corpora: in the first corpus those of its files,
 * in others with the corpus in the bits above.
 */
public final class CorpusLine {
  private static final int BITS = 40;

  private CorpusLine() {}

  /**
   * The number of a line.
   *
   * @param corpus from 0
   * @param line in its files, from 1
   */
  public static long of(int corpus, long line) {
    return ((long) corpus << BITS) | line;
  }

  /** The corpus of a number, from 0. */
  public static int corpus(long number) {
    return (int) (number >>> BITS);
  }

  /** Such as {@code 17} or, in another corpus than the first, {@code 17 of corpus 2}. */
  public static String describe(long number) {
    long line = number & ((1L << BITS) - 1);
    int corpus = corpus(number);
    return corpus == 0
        ? Long.toString(line)
        : String.format(Locale.ROOT, "%d of corpus %d", line, corpus + 1);
  }
}
