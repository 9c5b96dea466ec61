package io.dragoman.config;

import io.dragoman.tokenizers.EditDistance;
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
    return Math.min(
        EditDistance.between(path, candidate), EditDistance.between(last, last(candidate)) + 1);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
