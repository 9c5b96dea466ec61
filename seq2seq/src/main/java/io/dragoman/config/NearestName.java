package io.dragoman.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what a mistyped key or name was meant to be. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known path nearest to an unknown one, if any is near enough.
   *
   * <p>Distance is that of edits between whole paths or, plus one, between their last parts: so a
   * key in a wrong section is found too.
   */
  public static Optional<String> of(String path, List<String> known) {
    String last = last(path);
    return known.stream()
        .filter(candidate -> distance(path, last, candidate) <= Math.max(2, last.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(path, last, candidate)));
  }

  private static int distance(String path, String last, String candidate) {
    return Math.min(edits(path, candidate), edits(last, last(candidate)) + 1);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Levenshtein's distance: insertions, deletions and replacements. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
