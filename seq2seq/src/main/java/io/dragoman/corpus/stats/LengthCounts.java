package io.dragoman.corpus.stats;

import it.unimi.dsi.fastutil.ints.Int2LongAVLTreeMap;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongSortedMap;
import it.unimi.dsi.fastutil.ints.Int2LongSortedMaps;

/** How many lines have each length. */
public final class LengthCounts {
  private final Int2LongAVLTreeMap lines = new Int2LongAVLTreeMap();
  private long count;
  private long sum;

  void add(int length) {
    lines.addTo(length, 1);
    count++;
    sum += length;
  }

  /** The number of lines of each length, by length. */
  public Int2LongSortedMap lines() {
    return Int2LongSortedMaps.unmodifiable(lines);
  }

  /** The number of all lines. */
  public long count() {
    return count;
  }

  /** The sum of all lengths. */
  public long sum() {
    return sum;
  }

  /** The mean length; 0 without lines. */
  public double mean() {
    return count == 0 ? 0 : (double) sum / count;
  }

  /** The greatest length; 0 without lines. */
  public int longest() {
    return lines.isEmpty() ? 0 : lines.lastIntKey();
  }

  /** The length in the middle, or the mean of the two there; 0 without lines. */
  public double median() {
    return count == 0 ? 0 : (at((count - 1) / 2) + at(count / 2)) / 2.0;
  }

  /**
   * The least length that a part of the lines does not exceed; 0 without lines.
   *
   * @param part above 0 and at most 1
   */
  public int quantile(double part) {
    return count == 0 ? 0 : at((long) Math.ceil(part * count) - 1);
  }

  /** The length of a line when they are sorted by it. */
  private int at(long index) {
    long before = 0;
    for (Int2LongMap.Entry entry : lines.int2LongEntrySet()) {
      before += entry.getLongValue();
      if (before > index) {
        return entry.getIntKey();
      }
    }
    throw new IndexOutOfBoundsException(index + " is not below " + before);
  }
}
