package io.dragoman.search;

/** What a search gives for each sentence. */
public sealed interface SearchMethod {
  /** The most probable translations. */
  record Best() implements SearchMethod {}

  /**
   * Translations drawn at random, {@code nBest} for each sentence, in the order of their numbers.
   *
   * <p>What is drawn depends on the seed, the ids of the source and the number of the sample alone:
   * not on the batch, threads, or where the sentence stands, so that a sentence that comes twice
   * gets the same translations twice.
   *
   * @param rule which words are drawn from
   * @param seed of all random numbers
   */
  record Drawn(Sampling rule, long seed) implements SearchMethod {}

  /**
   * The most probable next words behind the prefix of a sentence, each with the best translation
   * that goes on with it. A hypothesis's score is the log-probability of its next word.
   *
   * @param count how many next words
   */
  record Alternatives(int count) implements SearchMethod {
    /** Checks the range. */
    public Alternatives {
      SearchOptions.require(count >= 1, "alternatives", count, "at least 1");
    }
  }
}
