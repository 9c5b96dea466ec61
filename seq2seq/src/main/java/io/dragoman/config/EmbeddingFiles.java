package io.dragoman.config;

/**
 * Files of word vectors that a new model starts from.
 *
 * @param source of source words, or {@link #NONE}
 * @param target of target words, or {@link #NONE}
 * @param normalize whether every vector is scaled to length 1
 */
public record EmbeddingFiles(String source, String target, boolean normalize) {
  /** No file. */
  public static final String NONE = "none";

  static EmbeddingFiles standard() {
    return new EmbeddingFiles(NONE, NONE, false);
  }
}
