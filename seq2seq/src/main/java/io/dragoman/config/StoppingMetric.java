package io.dragoman.config;

/** What validation must improve. */
public enum StoppingMetric {
  /** Higher is better. */
  BLEU,
  /** Lower is better. */
  LOSS
}
