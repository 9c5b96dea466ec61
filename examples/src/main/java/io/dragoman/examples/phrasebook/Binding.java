package io.dragoman.examples.phrasebook;

import java.util.List;

/** The entries which fill the slots of a pattern, by slot name. */
record Binding(List<String> names, List<Entry> fillers) {

  Entry find(String name) {
    int at = names.indexOf(name);
    return at < 0 ? null : fillers.get(at);
  }

  /** The filler of a slot, which must be of the given kind. */
  <T extends Entry> T get(String name, Class<T> kind) {
    Entry filler = find(name);
    if (filler == null) {
      throw new IllegalArgumentException("unknown slot '" + name + "': declare it as name:class");
    }
    if (!kind.isInstance(filler)) {
      throw new IllegalArgumentException(
          "slot '"
              + name
              + "' holds '"
              + filler.english()
              + "', which is no "
              + kind.getSimpleName());
    }
    return kind.cast(filler);
  }
}
