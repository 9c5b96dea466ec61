package io.dragoman.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the tokens of two vocabularies differ, in one line. */
final class VocabularyDifference {
  private VocabularyDifference() {}

  /** The sizes and the first ids with different tokens; empty if there are none. */
  static Optional<String> of(List<String> found, List<String> expected) {
    int most = Math.max(found.size(), expected.size());
    int differing = 0;
    String first = "";
    for (int id = 0; id < most; id++) {
      String there = token(found, id);
      String here = token(expected, id);
      if (!there.equals(here) && differing++ == 0) {
        first = String.format(Locale.ROOT, "id %,d is %s not %s", id, there, here);
      }
    }
    if (differing == 0) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d tokens not %,d, %s, %,d ids differ",
            found.size(),
            expected.size(),
            first,
            differing));
  }

  private static String token(List<String> vocabulary, int id) {
    return id < vocabulary.size() ? "'" + vocabulary.get(id) + "'" : "missing";
  }
}
