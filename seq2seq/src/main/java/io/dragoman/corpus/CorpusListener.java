package io.dragoman.corpus;

/** Hears how work on a corpus goes on. */
@FunctionalInterface
public interface CorpusListener {
  /** One that does nothing. */
  CorpusListener NONE = (activity, lines, fraction) -> {};

  /**
   * A line was read or written.
   *
   * @param activity what is being done, such as {@code reading}
   * @param lines how many lines of this activity are done
   * @param fraction the part that is done, from 0 to 1
   */
  void at(String activity, long lines, double fraction);
}
