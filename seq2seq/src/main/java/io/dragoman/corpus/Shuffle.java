package io.dragoman.corpus;

import io.dragoman.data.Compression;
import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A random permutation of the lines of parallel files: they are sorted by {@link LineKeys}.
 *
 * <p>Lines are thrown into temporary files by the first bits of their keys, and then one file after
 * the other is sorted in memory. How many files there are changes nothing but the memory needed.
 */
public final class Shuffle {
  /** Text of one temporary file, if the estimate is right. */
  private static final long BUCKET_BYTES = 32L << 20;

  private static final int MOST_BUCKETS = 512;

  /** How much longer text is than its gzip file, roughly. */
  private static final int EXPANSION = 4;

  private Shuffle() {}

  /**
   * Shuffles.
   *
   * @param inputs parallel files
   * @param temporary an existing folder with room for all text, in which a folder is made and
   *     removed
   * @param keys the order
   * @param sink takes a line of each file, in the new order
   * @return the number of lines
   * @throws DataException if the files are not parallel or a temporary file cannot be used
   */
  public static long run(
      List<Path> inputs,
      Path temporary,
      LineKeys keys,
      Consumer<List<String>> sink,
      CorpusListener listener) {
    return run(inputs, temporary, keys, sink, listener, buckets(inputs));
  }

  static long run(
      List<Path> inputs,
      Path temporary,
      LineKeys keys,
      Consumer<List<String>> sink,
      CorpusListener listener,
      int count) {
    try (Buckets buckets = Buckets.in(temporary, count)) {
      long lines = scatter(inputs, keys, buckets, listener);
      buckets.finish();
      long written = 0;
      for (int bucket = 0; bucket < count; bucket++) {
        for (List<String> row : buckets.take(bucket, inputs.size())) {
          sink.accept(row);
          listener.at("writing", ++written, (double) written / lines);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new DataException(
          temporary + ": a temporary file failed (" + e + "): check path and space");
    }
  }

  private static long scatter(
      List<Path> inputs, LineKeys keys, Buckets buckets, CorpusListener listener)
      throws IOException {
    try (ParallelLines lines = ParallelLines.open(inputs)) {
      for (List<String> row = lines.next(); row != null; row = lines.next()) {
        buckets.add(keys.key(lines.line()), row);
        listener.at("reading", lines.line(), lines.fraction());
      }
      return lines.line();
    }
  }

  private static int buckets(List<Path> inputs) {
    long bytes = 0;
    for (Path input : inputs) {
      try {
        bytes += Files.size(input) * (Compression.of(input) == Compression.NONE ? 1 : EXPANSION);
      } catch (IOException e) {
        throw new DataException(input + ": cannot be read: " + e.getMessage());
      }
    }
    return (int) Math.min(MOST_BUCKETS, 1 + bytes / BUCKET_BYTES);
  }
}
