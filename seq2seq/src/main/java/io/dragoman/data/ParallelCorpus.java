package io.dragoman.data;

import com.google.common.collect.AbstractIterator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Utf8Lines> further;

  private ParallelCorpus(Utf8Lines source, Utf8Lines target, List<Utf8Lines> further) {
    this.source = source;
    this.target = target;
    this.further = further;
  }

  /**
   * Opens both files.
   *
   * @throws DataException if one is missing, a directory or unreadable
   */
  public static ParallelCorpus open(Path source, Path target) {
    return open(source, target, List.of());
  }

  /**
   * Opens files with several sources, whose lines are joined by {@link SourceCodec#LINE_END}.
   *
   * @param further files of the further sources
   * @throws DataException if one is missing, a directory or unreadable
   */
  public static ParallelCorpus open(Path source, Path target, List<Path> further) {
    List<Utf8Lines> opened = new ArrayList<>();
    try {
      opened.add(Utf8Lines.open(source));
      opened.add(Utf8Lines.open(target));
      for (Path each : further) {
        opened.add(Utf8Lines.open(each));
      }
    } catch (DataException e) {
      opened.forEach(Utf8Lines::close);
      throw e;
    }
    return new ParallelCorpus(opened.get(0), opened.get(1), opened.subList(2, opened.size()));
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

  /** The SHA-256 of the file of a further source, once all pairs are read. */
  public String furtherHash(int index) {
    return further.get(index).hash();
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
      further.forEach(Utf8Lines::close);
    }
  }

  @Override
  protected SentencePair computeNext() {
    String sourceLine = source.next();
    String targetLine = target.next();
    if (sourceLine != null && targetLine != null) {
      return new SentencePair(source.line(), joined(sourceLine), targetLine);
    }
    for (Utf8Lines each : further) {
      if (each.next() != null) {
        throw differs(source.line(), each, "more");
      }
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

  /** The lines of all sources. */
  private String joined(String sourceLine) {
    if (further.isEmpty()) {
      return sourceLine;
    }
    StringBuilder text = new StringBuilder(sourceLine);
    for (Utf8Lines each : further) {
      String line = each.next();
      if (line == null) {
        throw differs(source.line(), each, "fewer");
      }
      text.append(SourceCodec.LINE_END).append(line);
    }
    return text.toString();
  }

  private DataException differs(long line, Utf8Lines other, String what) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s: line %,d: has %s lines than %s: line n of one must say the same as line n of the"
                + " other",
            other.name(),
            line,
            what,
            source.name()));
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
