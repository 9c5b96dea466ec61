package io.dragoman.search;

/**
 * Scores the next word of hypotheses: all that a search knows of a model.
 *
 * <p>A scorer remembers the batch that it works on: it belongs to one search in one thread.
 */
public interface StepScorer {
  /**
   * Reads a batch of source sentences. Each becomes one hypothesis without words; the first step
   * names it by its place in the batch.
   *
   * @param sources ids of each sentence, ending in {@code </s>}
   */
  void start(int[][] sources);

  /** The words of a source, {@code </s>} included: not always one for each id. */
  default int length(int[] source) {
    return source.length;
  }

  /**
   * The words that a translation of a source is expected to have for each of its words, both ends
   * counted. It depends on the source alone.
   *
   * @param sentence the source's place in the batch
   * @throws IllegalStateException if the scorer knows of no length
   */
  default double lengthRatio(int sentence) {
    throw new IllegalStateException(
        "search: the length ratio is to be learned but the scorer has no length model: give a"
            + " number");
  }

  /**
   * Appends a word to hypotheses of the step before, which form the rows of this step, and scores
   * the words that may follow.
   *
   * @param rows rows of the step before; a row may be taken many times or never
   * @param ids the word that each takes; the begin of the sentence in the first step
   * @param count how many hypotheses there are; further values of both arrays are ignored
   * @return scores that are valid until the next step
   */
  StepScores step(int[] rows, int[] ids, int count);

  /**
   * How much a row of the last step looked at each source word, {@code </s>} included, as it scored
   * the next word; nothing if the scorer looks at no source.
   */
  float[] attention(int row);
}
