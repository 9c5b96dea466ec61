package io.dragoman.evaluation;

import java.util.Arrays;

/**
 * Edit distance from hypotheses of one length to a reference, in a band around the diagonal.
 *
 * <p>Row {@code i} of the table has the costs of making the first {@code j} words of the reference
 * of the first {@code i} words of the hypothesis, for {@code j} within 25 of {@code i * r / h}, or
 * more if the reference is over 50 times longer. Rows that belong to the same words as those of the
 * hypothesis before are kept.
 */
final class BandedEditDistance {
  /** Both sides have the word. */
  static final byte SAME = 0;

  /** Another word stands in its place. */
  static final byte SUBSTITUTION = 1;

  /** The hypothesis has a word that the reference has not. */
  static final byte DELETION = 2;

  /** The reference has a word that the hypothesis has not. */
  static final byte INSERTION = 3;

  private static final int BEAM = 25;
  private static final int INFINITY = 1 << 28;

  private final int[] reference;
  private final int[] hypothesis;
  private final int[] firsts;
  private final int[][] costs;
  private final byte[][] operations;
  private int known;

  /**
   * Starts with an empty table.
   *
   * @param reference ids of words
   * @param length words of each hypothesis
   */
  BandedEditDistance(int[] reference, int length) {
    this.reference = reference;
    this.hypothesis = new int[length];
    this.firsts = new int[length + 1];
    this.costs = new int[length + 1][];
    this.operations = new byte[length + 1][];
    costs[0] = new int[reference.length + 1];
    operations[0] = new byte[reference.length + 1];
    for (int j = 1; j <= reference.length; j++) {
      costs[0][j] = j;
      operations[0][j] = INSERTION;
    }
    double ratio = length == 0 ? 1 : (double) reference.length / length;
    int beam = BEAM < ratio / 2 ? (int) Math.ceil(ratio / 2 + BEAM) : BEAM;
    for (int i = 1; i <= length; i++) {
      int diagonal = (int) Math.floor(i * ratio);
      int end = i == length ? reference.length + 1 : diagonal + beam;
      firsts[i] = Math.max(0, diagonal - beam);
      int width = Math.min(reference.length + 1, end) - firsts[i];
      costs[i] = new int[width];
      operations[i] = new byte[width];
    }
  }

  /**
   * The distance of a hypothesis.
   *
   * @param words ids, as many as there were said to be
   */
  int of(int[] words) {
    int same = 0;
    while (same < known && hypothesis[same] == words[same]) {
      same++;
    }
    for (int i = same; i < words.length; i++) {
      hypothesis[i] = words[i];
      fill(i + 1);
    }
    known = words.length;
    return cost(words.length, reference.length);
  }

  /** The operations that lead to the distance computed last, from the last word to the first. */
  byte[] trace() {
    byte[] trace = new byte[hypothesis.length + reference.length];
    int size = 0;
    int i = hypothesis.length;
    int j = reference.length;
    while (i > 0 || j > 0) {
      byte operation = operations[i][j - firsts[i]];
      trace[size++] = operation;
      if (operation != INSERTION) {
        i--;
      }
      if (operation != DELETION) {
        j--;
      }
    }
    return Arrays.copyOf(trace, size);
  }

  /** Of operations with the same cost it prefers substitution, then deletion, as tercom does. */
  private void fill(int i) {
    int first = firsts[i];
    int[] row = costs[i];
    for (int k = 0; k < row.length; k++) {
      int j = first + k;
      int best = INFINITY;
      byte operation = SAME;
      if (j > 0) {
        boolean same = hypothesis[i - 1] == reference[j - 1];
        best = cost(i - 1, j - 1) + (same ? 0 : 1);
        operation = same ? SAME : SUBSTITUTION;
      }
      int deletion = cost(i - 1, j) + 1;
      if (deletion < best) {
        best = deletion;
        operation = DELETION;
      }
      if (k > 0 && row[k - 1] + 1 < best) {
        best = row[k - 1] + 1;
        operation = INSERTION;
      }
      row[k] = Math.min(best, INFINITY);
      operations[i][k] = operation;
    }
  }

  private int cost(int i, int j) {
    int k = j - firsts[i];
    return k >= 0 && k < costs[i].length ? costs[i][k] : INFINITY;
  }
}
