package io.dragoman.alignment;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Probabilities {@code t(y | x)} that a source word x is translated by a target word y, for the
 * pairs that occur in sentences together; all others are 0.
 *
 * <p>A row per source word and one more for {@link #nullWord()}, the empty word that target words
 * without a counterpart come from.
 */
public final class LexicalTable {
  private final int[] starts; // where a source word's pairs begin; one more for the end
  private final int[] targets; // in increasing order for each source word
  private final double[] probabilities;

  private LexicalTable(int[] starts, int[] targets) {
    this.starts = starts;
    this.targets = targets;
    probabilities = new double[targets.length];
  }

  /**
   * A table of some pairs, all targets of a source word equally likely.
   *
   * @param pairs {@code source << 32 | target}
   * @param sourceWords the number of source ids, the null word not counted
   */
  static LexicalTable uniform(LongOpenHashSet pairs, int sourceWords) {
    long[] sorted = pairs.toLongArray();
    Arrays.parallelSort(sorted);
    int[] starts = new int[sourceWords + 2];
    int[] targets = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      starts[(int) (sorted[i] >>> 32) + 1]++;
      targets[i] = (int) sorted[i];
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    LexicalTable table = new LexicalTable(starts, targets);
    double[] ones = new double[targets.length];
    Arrays.fill(ones, 1);
    table.setCounts(ones);
    return table;
  }

  /** The row of the empty word. */
  public int nullWord() {
    return starts.length - 2;
  }

  /** The number of pairs. */
  public int size() {
    return targets.length;
  }

  /** Where a pair stands, or below 0 if there is none. */
  int indexOf(int source, int target) {
    return Arrays.binarySearch(targets, starts[source], starts[source + 1], target);
  }

  double probabilityAt(int index) {
    return probabilities[index];
  }

  /** Makes probabilities of expected counts, a count for each pair. */
  void setCounts(double[] counts) {
    for (int source = 0; source < starts.length - 1; source++) {
      double sum = 0;
      for (int i = starts[source]; i < starts[source + 1]; i++) {
        sum += counts[i];
      }
      for (int i = starts[source]; i < starts[source + 1]; i++) {
        probabilities[i] = sum > 0 ? counts[i] / sum : 0;
      }
    }
  }

  /**
   * The probability that a source word is translated by a target word.
   *
   * @throws IndexOutOfBoundsException if there is no such source word
   */
  public double probability(int source, int target) {
    int index = indexOf(source, target);
    return index < 0 ? 0 : probabilities[index];
  }

  /**
   * The most probable translations of a source word, best first; of equal ones the lower id.
   *
   * @param count how many at most
   * @throws IndexOutOfBoundsException if there is no such source word
   */
  public int[] best(int source, int count) {
    return IntStream.range(starts[source], starts[source + 1])
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -probabilities[i])) // stable: by id
        .limit(count)
        .mapToInt(i -> targets[i])
        .toArray();
  }
}
