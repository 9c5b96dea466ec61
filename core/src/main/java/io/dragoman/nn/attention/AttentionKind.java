package io.dragoman.nn.attention;

import io.dragoman.nn.ParameterStore;
import java.util.List;

/**
 * A kind of attention and what may stand behind its name and a colon.
 *
 * @param option what it takes when nothing stands there; empty for kinds without
 * @param words what it takes; if empty, a whole number of at least 1
 */
record AttentionKind(String name, String option, List<String> words, Maker maker) {
  /** Parameters in, attention out. */
  interface Maker {
    Attention create(
        ParameterStore store, String path, int query, int memory, int units, String option);
  }

  /** A kind without options. */
  static AttentionKind plain(String name, Maker maker) {
    return new AttentionKind(name, "", List.of(), maker);
  }

  /** A kind with a number. */
  static AttentionKind numbered(String name, int standard, Maker maker) {
    return new AttentionKind(name, Integer.toString(standard), List.of(), maker);
  }

  /** A kind with one of some words, the first if none is given. */
  static AttentionKind worded(String name, List<String> words, Maker maker) {
    return new AttentionKind(name, words.get(0), words, maker);
  }

  boolean accepts(String given) {
    if (option.isEmpty()) {
      return false;
    }
    return words.isEmpty() ? given.matches("[1-9][0-9]{0,4}") : words.contains(given);
  }

  /** Such as {@code coverage[:sum|tanh]} or {@code location[:128]}. */
  String form() {
    if (option.isEmpty()) {
      return name;
    }
    return name + "[:" + (words.isEmpty() ? option : String.join("|", words)) + "]";
  }
}
