package io.dragoman.embeddings;

/** What vectors are read for. */
interface VectorTarget {
  /** Numbers that a vector must have. */
  int size();

  /** The key of the configuration that says so. */
  String key();

  /** Whether the vector of a word is needed. */
  boolean wants(String word);

  /** Takes the vector of a word that is wanted; may change it. */
  void put(String word, float[] vector);

  /** What is wrong with vectors of another size. */
  default String mismatch(String where, long found) {
    return "%s: vectors have %d numbers but %s is %d: set it to %d"
        .formatted(where, found, key(), size(), found);
  }
}
