package io.dragoman.search;

/** Hypotheses of one sentence and one length that go on, in arrays made once. */
final class Hypotheses {
  private final int[] nodes;
  private final int[] ids;
  private final int[] rows;
  private final double[] logProbabilities;
  private int size;

  /** Room for a beam of hypotheses. */
  Hypotheses(int beam) {
    nodes = new int[beam];
    ids = new int[beam];
    rows = new int[beam];
    logProbabilities = new double[beam];
  }

  void clear() {
    size = 0;
  }

  /**
   * Adds a hypothesis behind the others.
   *
   * @param node its last word among the {@link Backpointers}
   * @param id its last word
   * @param row the row of the step that scored that word
   */
  void add(int node, int id, int row, double logProbability) {
    nodes[size] = node;
    ids[size] = id;
    rows[size] = row;
    logProbabilities[size] = logProbability;
    size++;
  }

  int size() {
    return size;
  }

  int node(int index) {
    return nodes[index];
  }

  /** The sum over all words. */
  double logProbability(int index) {
    return logProbabilities[index];
  }

  /** The highest of all, which is not the first one's where groups avoid each other's words. */
  double highestLogProbability() {
    double highest = logProbabilities[0];
    for (int i = 1; i < size; i++) {
      highest = Math.max(highest, logProbabilities[i]);
    }
    return highest;
  }

  /** Writes for each hypothesis the row it stands in and its last word, from {@code at} on. */
  void copyTo(int[] rows, int[] ids, int at) {
    System.arraycopy(this.rows, 0, rows, at, size);
    System.arraycopy(this.ids, 0, ids, at, size);
  }
}
