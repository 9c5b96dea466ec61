package io.dragoman.corpus.stats;

import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.Comparator;
import java.util.List;

/**
 * How many times as long as the first line the second one is, in tokens, over all pairs of which
 * none is empty.
 */
public final class RatioCounts {
  /** The number of pairs by {@code first << 32 | second}. */
  private final Long2LongOpenHashMap pairs = new Long2LongOpenHashMap();

  private long count;

  void add(int first, int second) {
    if (first > 0 && second > 0) {
      pairs.addTo((long) first << 32 | second, 1);
      count++;
    }
  }

  private static double ratio(Long2LongMap.Entry entry) {
    return (double) (int) entry.getLongKey() / (entry.getLongKey() >>> 32);
  }

  /** The number of pairs. */
  public long count() {
    return count;
  }

  /**
   * The least ratio that a part of the pairs does not exceed; 0 without pairs.
   *
   * @param part above 0 and at most 1
   */
  public double quantile(double part) {
    List<Long2LongMap.Entry> sorted =
        pairs.long2LongEntrySet().stream()
            .sorted(Comparator.comparingDouble(RatioCounts::ratio))
            .toList();
    long before = 0;
    for (Long2LongMap.Entry entry : sorted) {
      before += entry.getLongValue();
      if (before >= part * count) {
        return ratio(entry);
      }
    }
    return 0;
  }

  /**
   * The number of pairs by ratio.
   *
   * @param width of a bin; the first one begins at 0
   * @param bins how many; the last one has all greater ratios too
   */
  public long[] bins(double width, int bins) {
    long[] counts = new long[bins];
    for (Long2LongMap.Entry entry : pairs.long2LongEntrySet()) {
      int bin = (int) Math.min(bins - 1, Math.floor(ratio(entry) / width + 1e-9));
      counts[bin] += entry.getLongValue();
    }
    return counts;
  }
}
