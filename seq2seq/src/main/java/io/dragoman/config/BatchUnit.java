package io.dragoman.config;

/** What the size of a batch counts. */
public enum BatchUnit {
  SENTENCES,
  /** Source and target tokens, whichever are more, each sentence with its end token. */
  TOKENS,
  /** Megabytes that training needs for the batch, as estimated from the model and the lengths. */
  MEMORY
}
