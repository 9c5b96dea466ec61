package io.dragoman.corpus.filter;

import java.util.Locale;

/** A side of a sentence pair. */
public enum Side {
  SOURCE,
  TARGET;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
