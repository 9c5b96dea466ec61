package io.dragoman.search;

/** Is told what beam search keeps and what it leaves, on the thread that searches. */
public interface SearchListener {
  /** A batch begins. */
  void started(int[][] sources);

  /**
   * The hypotheses of a sentence, or of one of its groups, were extended by a word.
   *
   * @param step holds until this method returns
   */
  void stepped(BeamStep step);
}
