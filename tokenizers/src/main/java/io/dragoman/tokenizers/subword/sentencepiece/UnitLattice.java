package io.dragoman.tokenizers.subword.sentencepiece;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;

/**
 * All ways to cut a word into units in use, with sums and maxima over them. The units are found
 * through one trie, whether they are in use or not. For one thread.
 */
final class UnitLattice {
  /** The unit of a character that no unit in use matches. */
  static final int UNKNOWN = -1;

  private static final double UNKNOWN_PENALTY = 10;

  private final Long2IntOpenHashMap children = new Long2IntOpenHashMap();
  private final IntArrayList values = new IntArrayList(new int[] {UNKNOWN});
  private final double[] scores;
  private double unknownScore;

  private final IntArrayList starts = new IntArrayList();
  private final IntArrayList ends = new IntArrayList();
  private final IntArrayList units = new IntArrayList();
  private double[] forward = new double[0];
  private double[] backward = new double[0];
  private int length;

  /** Makes a trie of units. */
  UnitLattice(List<int[]> all) {
    children.defaultReturnValue(UNKNOWN);
    scores = new double[all.size()];
    for (int id = 0; id < all.size(); id++) {
      int node = 0;
      for (int c : all.get(id)) {
        long edge = (long) node << Integer.SIZE | c;
        int child = children.get(edge);
        if (child == UNKNOWN) {
          child = values.size();
          children.put(edge, child);
          values.add(UNKNOWN);
        }
        node = child;
      }
      values.set(node, id);
    }
  }

  /** Sets the log probabilities by unit; NaN takes a unit out of use. */
  void setScores(double[] given) {
    System.arraycopy(given, 0, scores, 0, scores.length);
    unknownScore =
        Arrays.stream(scores).filter(score -> !Double.isNaN(score)).min().orElse(0)
            - UNKNOWN_PENALTY;
  }

  /** Finds the units at all places of a word. */
  void set(int[] word) {
    length = word.length;
    starts.clear();
    ends.clear();
    units.clear();
    for (int start = 0; start < length; start++) {
      boolean single = false;
      int node = 0;
      for (int end = start; end < length; end++) {
        node = children.get((long) node << Integer.SIZE | word[end]);
        if (node == UNKNOWN) {
          break;
        }
        int unit = values.getInt(node);
        if (unit != UNKNOWN && !Double.isNaN(scores[unit])) {
          add(start, end + 1, unit);
          single |= end == start;
        }
      }
      if (!single) {
        add(start, start + 1, UNKNOWN);
      }
    }
    if (forward.length <= length) {
      forward = new double[length * 2 + 1];
      backward = new double[length * 2 + 1];
    }
  }

  private void add(int start, int end, int unit) {
    starts.add(start);
    ends.add(end);
    units.add(unit);
  }

  private double score(int edge) {
    int unit = units.getInt(edge);
    return unit == UNKNOWN ? unknownScore : scores[unit];
  }

  /**
   * Adds how often each unit is expected in the word, and returns its log probability, both times a
   * weight: the E step of expectation maximization by the forward-backward algorithm.
   */
  double expect(double weight, double[] expected) {
    Arrays.fill(forward, 1, length + 1, Double.NEGATIVE_INFINITY);
    Arrays.fill(backward, 0, length, Double.NEGATIVE_INFINITY);
    forward[0] = 0;
    backward[length] = 0;
    int edges = starts.size();
    for (int i = 0; i < edges; i++) {
      int end = ends.getInt(i);
      forward[end] = LogProbability.add(forward[end], forward[starts.getInt(i)] + score(i));
    }
    for (int i = edges - 1; i >= 0; i--) {
      int start = starts.getInt(i);
      backward[start] = LogProbability.add(backward[start], backward[ends.getInt(i)] + score(i));
    }
    double total = forward[length];
    for (int i = 0; i < edges; i++) {
      int unit = units.getInt(i);
      if (unit != UNKNOWN) {
        double log = forward[starts.getInt(i)] + score(i) + backward[ends.getInt(i)] - total;
        expected[unit] += weight * Math.exp(log);
      }
    }
    return weight * total;
  }

  /**
   * The most probable units.
   *
   * @param whole whether the word may be one unit
   * @return empty if there is no way
   */
  IntArrayList best(boolean whole) {
    int[] from = new int[length + 1];
    Arrays.fill(from, -1);
    Arrays.fill(forward, 1, length + 1, Double.NEGATIVE_INFINITY);
    forward[0] = 0;
    for (int i = 0; i < starts.size(); i++) {
      int start = starts.getInt(i);
      int end = ends.getInt(i);
      if (end - start == length && !whole) {
        continue;
      }
      double score = forward[start] + score(i);
      if (score > forward[end]) {
        forward[end] = score;
        from[end] = i;
      }
    }
    IntArrayList path = new IntArrayList();
    for (int end = length; end > 0; ) {
      if (from[end] < 0) {
        return new IntArrayList();
      }
      path.add(units.getInt(from[end]));
      end = starts.getInt(from[end]);
    }
    return path;
  }
}
