package io.dragoman.data;

import java.util.Locale;

/**
 * Numbers of lines that are unique among several corpora: in the first corpus those of its files,
 * in others with the corpus in the bits above. A pair that comes more than once in a batch has the
 * number of the copy above that, so that dropout and all else that is random differ.
 */
public final class CorpusLine {
  private static final int LINE_BITS = 40;
  private static final int CORPUS_BITS = 12;
  private static final int COPY_SHIFT = LINE_BITS + CORPUS_BITS;

  private CorpusLine() {}

  /**
   * The number of a line.
   *
   * @param corpus from 0 to 4,095
   * @param line in its files, from 1
   */
  public static long of(int corpus, long line) {
    return ((long) corpus << LINE_BITS) | line;
  }

  /** The corpus of a number, from 0. */
  public static int corpus(long number) {
    return (int) (withoutCopy(number) >>> LINE_BITS);
  }

  /**
   * The number of a copy of a pair.
   *
   * @param copy from 0 for the pair itself
   */
  static long copy(long number, int copy) {
    return number | ((long) copy << COPY_SHIFT);
  }

  /** The number of the pair that this is a copy of. */
  public static long withoutCopy(long number) {
    return number & ((1L << COPY_SHIFT) - 1);
  }

  /** Such as {@code 17} or, in another corpus than the first, {@code 17 of corpus 2}. */
  public static String describe(long number) {
    long line = number & ((1L << LINE_BITS) - 1);
    int corpus = corpus(number);
    return corpus == 0
        ? Long.toString(line)
        : String.format(Locale.ROOT, "%d of corpus %d", line, corpus + 1);
  }
}
