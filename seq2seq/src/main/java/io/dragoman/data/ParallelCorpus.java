package io.dragoman.data;

import com.google.common.collect.AbstractIterator;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Streams the pairs of two files of which line {@code n} of one translates line {@code n} of the
 * other.
 *
 * <p>Iterating throws {@link DataException} if the files have different numbers of lines, if one is
 * empty or if a byte is not UTF-8; see {@link Utf8Lines} for what a line is.
 */
public final class ParallelCorpus extends AbstractIterator<SentencePair> implements AutoCloseable {
  private final Utf8Lines source;
  private final Utf8Lines target;

  private ParallelCorpus(Utf8Lines source, Utf8Lines target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Opens both files.
   *
   * @throws DataException if one is missing, a directory or unreadable
   */
  public static ParallelCorpus open(Path source, Path target) {
    Utf8Lines sourceLines = Utf8Lines.open(source);
    try {
      return new ParallelCorpus(sourceLines, Utf8Lines.open(target));
    } catch (DataException e) {
      sourceLines.close();
      throw e;
    }
  }

  /** Both names, for messages. */
  public String name() {
    return source.name() + " and " + target.name();
  }

  /** The SHA-256 of the source file, once all pairs are read. */
  public String sourceHash() {
    return source.hash();
  }

  /** The SHA-256 of the target file, once all pairs are read. */
  public String targetHash() {
    return target.hash();
  }

  /** The bytes of the source file read so far, as stored. */
  public long storedBytes() {
    return source.storedBytes();
  }

  /** Closes both files. */
  @Override
  public void close() {
    try (source;
        target) {
      // The resources close themselves, the second also if the first fails.
    }
  }

  @Override
  protected SentencePair computeNext() {
    String sourceLine = source.next();
    String targetLine = target.next();
    if (sourceLine != null && targetLine != null) {
      return new SentencePair(source.line(), sourceLine, targetLine);
    }
    long sources = count(source);
    long targets = count(target);
    checkNotEmpty(source, sources);
    checkNotEmpty(target, targets);
    if (sources != targets) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %,d lines but %s has %,d: line n of one must translate line n of the other",
              source.name(),
              sources,
              target.name(),
              targets));
    }
    return endOfData();
  }

  private static long count(Utf8Lines lines) {
    while (lines.next() != null) {
      // The line itself is not needed.
    }
    return lines.line();
  }

  private static void checkNotEmpty(Utf8Lines lines, long count) {
    if (count == 0) {
      throw new DataException(lines.name() + ": empty: it must have at least one line");
    }
  }
}
