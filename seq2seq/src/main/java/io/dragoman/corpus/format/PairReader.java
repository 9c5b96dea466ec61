package io.dragoman.corpus.format;

import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;

/** A stream of pairs of sentences, each one line of text. */
public interface PairReader extends AutoCloseable {
  /**
   * The next pair, with the line of the file where it stands, or null after the last.
   *
   * @throws DataException if the file is not as its format wants it
   */
  SentencePair next();

  /** How many units so far had no text in one of the two languages. */
  long skipped();

  /** The bytes read so far, as stored, of the file or of that of the source. */
  long storedBytes();

  @Override
  void close();
}
