package io.dragoman.search;

/** Hypotheses of one sentence that ended, best first, in arrays made once. */
final class FinishedHypotheses {
  private final int[] nodes;
  private final int[] lengths;
  private final double[] logProbabilities;
  private final double[] scores;
  private int size;

  /** Room for a beam of hypotheses. */
  FinishedHypotheses(int beam) {
    nodes = new int[beam];
    lengths = new int[beam];
    logProbabilities = new double[beam];
    scores = new double[beam];
  }

  void clear() {
    size = 0;
  }

  /**
   * Puts a hypothesis behind all that are as good.
   *
   * @param node its {@code </s>} among the {@link Backpointers}
   * @param length words, {@code </s>} included
   */
  void add(int node, int length, double logProbability, double score) {
    int place = size;
    while (place > 0 && score > scores[place - 1]) {
      nodes[place] = nodes[place - 1];
      lengths[place] = lengths[place - 1];
      logProbabilities[place] = logProbabilities[place - 1];
      scores[place] = scores[place - 1];
      place--;
    }
    nodes[place] = node;
    lengths[place] = length;
    logProbabilities[place] = logProbability;
    scores[place] = score;
    size++;
  }

  int size() {
    return size;
  }

  double score(int index) {
    return scores[index];
  }

  /**
   * A hypothesis with its words, {@code </s>} left out.
   *
   * @param cut whether the search ended before its time
   */
  Hypothesis hypothesis(int index, Backpointers words, boolean cut) {
    int node = nodes[index];
    int length = lengths[index];
    return new Hypothesis(
        words.words(node, length, length - 1),
        scores[index],
        logProbabilities[index],
        true,
        words.wordLogProbabilities(node, length),
        words.attention(node, length),
        cut);
  }
}
