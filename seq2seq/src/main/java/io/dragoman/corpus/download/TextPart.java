package io.dragoman.corpus.download;

/**
 * A part of a corpus, such as its training set, as files {@code stem.de} and {@code stem.en}.
 *
 * @param stem what their names begin with
 * @param lines how many lines each must have; 0 if that is not known
 */
public record TextPart(String stem, long lines) {
  /** The name of one side's file. */
  String file(String language) {
    return stem + "." + language;
  }
}
