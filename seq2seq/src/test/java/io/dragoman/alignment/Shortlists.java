package io.dragoman.alignment;

/** Shortlists for tests of other packages. */
public final class Shortlists {
  private Shortlists() {}

  /** A list of these words. */
  public static Shortlist of(int targetWords, int[] always, int[][] translations) {
    return new Shortlist(targetWords, always, translations);
  }
}
