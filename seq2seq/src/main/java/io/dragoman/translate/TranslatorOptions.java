package io.dragoman.translate;

import io.dragoman.search.SearchOptions;

/**
 * How to translate lines. Only {@code search}, {@code maxSourceLength} and {@code rewriting} can
 * change a translation.
 *
 * @param search how to search for each sentence
 * @param batchSize sentences decoded together
 * @param threads workers, each with a batch of its own
 * @param window batches read ahead, so that sentences of like length meet in one batch
 * @param maxSourceLength source tokens beyond which a line is cut, with a warning
 * @param rewriting what is done to words beside the model
 */
public record TranslatorOptions(
    SearchOptions search,
    int batchSize,
    int threads,
    int window,
    int maxSourceLength,
    Rewriting rewriting) {

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
    return new TranslatorOptions(search, 64, 1, 64, 1_000, Rewriting.NONE);
  }

  /** The same with another number of sentences per batch. */
  public TranslatorOptions withBatchSize(int sentences) {
    return new TranslatorOptions(search, sentences, threads, window, maxSourceLength, rewriting);
  }

  /** The same with another number of workers. */
  public TranslatorOptions withThreads(int workers) {
    return new TranslatorOptions(search, batchSize, workers, window, maxSourceLength, rewriting);
  }

  /** The same with another number of batches read ahead. */
  public TranslatorOptions withWindow(int batches) {
    return new TranslatorOptions(search, batchSize, threads, batches, maxSourceLength, rewriting);
  }

  /** The same with another limit of a line's tokens. */
  public TranslatorOptions withMaxSourceLength(int tokens) {
    return new TranslatorOptions(search, batchSize, threads, window, tokens, rewriting);
  }

  /** The same with words changed otherwise. */
  public TranslatorOptions withRewriting(Rewriting rules) {
    return new TranslatorOptions(search, batchSize, threads, window, maxSourceLength, rules);
  }

  /** The search that finds what rewriting needs. */
  SearchOptions searchForRewriting() {
    return rewriting.replaceUnknown() ? search.withUnknown(true).withAttention(true) : search;
  }

  private static void require(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "translator options: " + name + " is " + value + ": must be at least 1");
    }
  }
}
