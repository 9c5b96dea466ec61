package io.dragoman.data;

import io.dragoman.model.ParallelBatch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Sentence pairs that share one update, ordered from long to short targets. */
public final class Batch {
  private final long[] lines;
  private final int[][] sources;
  private final int[][] targets;
  private final int start;
  private final int end;

  private Batch(long[] lines, int[][] sources, int[][] targets, int start, int end) {
    this.lines = lines;
    this.sources = sources;
    this.targets = targets;
    this.start = start;
    this.end = end;
  }

  /**
   * Puts pairs together.
   *
   * @param pairs each with at least one token on both sides
   * @param start id of the token that starts every target
   * @param end id of the token that ends every sentence
   */
  public static Batch of(List<EncodedPair> pairs, int start, int end) {
    List<EncodedPair> sorted =
        pairs.stream()
            .sorted(
                Comparator.comparingInt((EncodedPair pair) -> -pair.target().length)
                    .thenComparingInt(pair -> -pair.source().length))
            .toList();
    return new Batch(
        sorted.stream().mapToLong(EncodedPair::line).toArray(),
        sorted.stream().map(pair -> append(pair.source(), end)).toArray(int[][]::new),
        sorted.stream().map(EncodedPair::target).toArray(int[][]::new),
        start,
        end);
  }

  /** The number of sentence pairs. */
  public int size() {
    return lines.length;
  }

  /** Line numbers in the corpus, counted from 1; a copy. */
  public long[] lines() {
    return lines.clone();
  }

  /** Ids of a source sentence, its end token included; not a copy. */
  public int[] source(int index) {
    return sources[index];
  }

  /** Ids of a target sentence, without start and end tokens; not a copy. */
  public int[] target(int index) {
    return targets[index];
  }

  /** All source tokens, the end tokens included. */
  public int sourceTokens() {
    return Arrays.stream(sources).mapToInt(source -> source.length).sum();
  }

  /** All target tokens, the end tokens included. */
  public int targetTokens() {
    return Arrays.stream(targets).mapToInt(target -> target.length + 1).sum();
  }

  /**
   * Packs every {@code count}-th sentence in order of length, so that all shards carry equal work.
   *
   * @return a shard that is empty if there are not enough sentences
   */
  public ParallelBatch shard(int index, int count) {
    Objects.checkIndex(index, count);
    int[] members = IntStream.range(0, size()).filter(i -> i % count == index).toArray();
    return ParallelBatch.of(
        Arrays.stream(members).mapToObj(i -> sources[i]).toArray(int[][]::new),
        Arrays.stream(members).mapToObj(i -> targets[i]).toArray(int[][]::new),
        start,
        end,
        Arrays.stream(members).mapToLong(i -> lines[i]).toArray());
  }

  private static int[] append(int[] ids, int end) {
    int[] result = Arrays.copyOf(ids, ids.length + 1);
    result[ids.length] = end;
    return result;
  }
}
