package io.dragoman.config;

/** What the size of a batch counts. */
public enum BatchUnit {
  SENTENCES,
  /** Source and target tokens, whichever are more, each sentence with its end token. */
  TOKENS
}
