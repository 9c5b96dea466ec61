package io.dragoman.corpus;

import io.dragoman.data.DataException;
import it.unimi.dsi.fastutil.longs.LongComparators;
import it.unimi.dsi.fastutil.longs.LongHeapPriorityQueue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Random parts of a corpus, of given sizes and without a line in common: the lines with the
 * smallest {@link LineKeys} are the first part, the next ones the second, and so on.
 */
public final class Selection {
  private final LineKeys keys;
  private final long[] last; // the greatest key of each part
  private final long lines;

  private Selection(LineKeys keys, long[] last, long lines) {
    this.keys = keys;
    this.last = last;
    this.lines = lines;
  }

  /**
   * Reads all lines and chooses.
   *
   * @param inputs parallel files
   * @param sizes the number of lines of each part; 8 bytes of memory for each line
   * @throws DataException if the files are not parallel or have fewer lines
   * @throws IllegalArgumentException if a size is below 1
   */
  public static Selection of(
      List<Path> inputs, List<Integer> sizes, LineKeys keys, CorpusListener listener) {
    long wanted = 0;
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException("a part of " + size + " lines: must be at least 1");
      }
      wanted += size;
    }
    LongHeapPriorityQueue smallest = new LongHeapPriorityQueue(LongComparators.OPPOSITE_COMPARATOR);
    try (ParallelLines lines = ParallelLines.open(inputs)) {
      while (lines.next() != null) {
        long key = keys.key(lines.line());
        if (smallest.size() < wanted) {
          smallest.enqueue(key);
        } else if (!smallest.isEmpty() && key < smallest.firstLong()) {
          smallest.dequeueLong();
          smallest.enqueue(key);
        }
        listener.at("choosing", lines.line(), lines.fraction());
      }
      if (lines.line() < wanted) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s has %,d lines but %,d are wanted: ask for fewer",
                inputs.get(0),
                lines.line(),
                wanted));
      }
      return new Selection(keys, ends(smallest, sizes), lines.line());
    }
  }

  private static long[] ends(LongHeapPriorityQueue chosen, List<Integer> sizes) {
    long[] sorted = new long[chosen.size()];
    for (int i = sorted.length - 1; i >= 0; i--) {
      sorted[i] = chosen.dequeueLong();
    }
    long[] ends = new long[sizes.size()];
    int end = 0;
    for (int part = 0; part < ends.length; part++) {
      end += sizes.get(part);
      ends[part] = sorted[end - 1];
    }
    return ends;
  }

  /**
   * The part that a line belongs to, from 0; the number of parts if it belongs to none.
   *
   * @param line counted from 1
   */
  public int part(long line) {
    int at = Arrays.binarySearch(last, keys.key(line));
    return at >= 0 ? at : -at - 1;
  }

  /** The number of lines of the corpus. */
  public long lines() {
    return lines;
  }
}
