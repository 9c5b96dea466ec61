package io.dragoman.translate;

import io.dragoman.search.SearchOptions;

/**
 * How to translate lines. Only {@code search} and {@code maxSourceLength} can change a translation.
 *
 * @param search how to search for each sentence
 * @param batchSize sentences decoded together
 * @param threads workers, each with a batch of its own
 * @param window batches read ahead, so that sentences of like length meet in one batch
 * @param maxSourceLength source tokens beyond which a line is cut, with a warning
 */
public record TranslatorOptions(
    SearchOptions search, int batchSize, int threads, int window, int maxSourceLength) {

  /** Checks all ranges. */
  public TranslatorOptions {
    require("batchSize", batchSize);
    require("threads", threads);
    require("window", window);
    require("maxSourceLength", maxSourceLength);
    Math.multiplyExact(batchSize, window);
  }

  /** Batches of 64, one thread, 64 batches read ahead, lines of up to 1,000 tokens. */
  public static TranslatorOptions of(SearchOptions search) {
    return new TranslatorOptions(search, 64, 1, 64, 1_000);
  }

  /** The same with another number of sentences per batch. */
  public TranslatorOptions withBatchSize(int sentences) {
    return new TranslatorOptions(search, sentences, threads, window, maxSourceLength);
  }

  /** The same with another number of workers. */
  public TranslatorOptions withThreads(int workers) {
    return new TranslatorOptions(search, batchSize, workers, window, maxSourceLength);
  }

  /** The same with another number of batches read ahead. */
  public TranslatorOptions withWindow(int batches) {
    return new TranslatorOptions(search, batchSize, threads, batches, maxSourceLength);
  }

  /** The same with another limit of a line's tokens. */
  public TranslatorOptions withMaxSourceLength(int tokens) {
    return new TranslatorOptions(search, batchSize, threads, window, tokens);
  }

  private static void require(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "translator options: " + name + " is " + value + ": must be at least 1");
    }
  }
}
