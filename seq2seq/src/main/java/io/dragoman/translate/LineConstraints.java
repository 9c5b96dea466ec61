package io.dragoman.translate;

import java.util.List;

/**
 * What the translation of a line must and must not have, as text.
 *
 * @param prefix what it begins with; empty for anything
 * @param required phrases that it has
 * @param forbidden phrases that it does not have
 */
public record LineConstraints(String prefix, List<String> required, List<String> forbidden) {
  /** No constraints. */
  public static final LineConstraints NONE = new LineConstraints("", List.of(), List.of());

  /** Copies the lists. */
  public LineConstraints {
    required = List.copyOf(required);
    forbidden = List.copyOf(forbidden);
  }
}
