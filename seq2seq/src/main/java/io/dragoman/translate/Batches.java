package io.dragoman.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sorts lines by length and cuts them into batches. */
final class Batches {
  /** Batches of longer sentences on average take fewer of them, so that memory stays bounded. */
  private static final int TOKENS_PER_SENTENCE = 64;

  private Batches() {}

  /**
   * Places of lines, batch by batch, the longest first; blank lines are left out.
   *
   * @param size most lines in a batch
   */
  static List<int[]> cut(List<SourceLine> lines, int size) {
    int[] order =
        IntStream.range(0, lines.size())
            .filter(place -> !lines.get(place).isEmpty())
            .boxed()
            .sorted(Comparator.comparingInt(place -> -lines.get(place).length()))
            .mapToInt(Integer::intValue)
            .toArray();
    long budget = (long) size * TOKENS_PER_SENTENCE;
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    long tokens = 0;
    for (int i = 0; i < order.length; i++) {
      int length = lines.get(order[i]).length();
      if (i > from && (i - from == size || tokens + length > budget)) {
        batches.add(Arrays.copyOfRange(order, from, i));
        from = i;
        tokens = 0;
      }
      tokens += length;
    }
    if (from < order.length) {
      batches.add(Arrays.copyOfRange(order, from, order.length));
    }
    return batches;
  }
}
