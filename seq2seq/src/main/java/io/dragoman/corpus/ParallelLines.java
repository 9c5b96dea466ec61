package io.dragoman.corpus;

import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Streams one or more files of which line {@code n} of each belongs to line {@code n} of the
 * others; see {@link Utf8Lines} for what a line is.
 */
public final class ParallelLines implements AutoCloseable {
  private final List<Utf8Lines> files = new ArrayList<>();
  private long firstSize;

  private ParallelLines() {}

  /**
   * Opens all files.
   *
   * @throws DataException if one is missing, a directory or unreadable
   * @throws IllegalArgumentException if there are none
   */
  public static ParallelLines open(List<Path> files) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file to read: give at least one");
    }
    ParallelLines lines = new ParallelLines();
    try {
      for (Path file : files) {
        lines.files.add(Utf8Lines.open(file));
      }
      lines.firstSize = Files.size(files.get(0));
      return lines;
    } catch (IOException e) {
      lines.close();
      throw new DataException(files.get(0) + ": cannot be read: " + e.getMessage());
    } catch (DataException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * The next line of each file, or null after the last.
   *
   * @throws DataException if a file ends before another or has no line, or a byte is not UTF-8
   */
  public List<String> next() {
    List<String> row = new ArrayList<>(files.size());
    for (Utf8Lines file : files) {
      String line = file.next();
      if (line != null) {
        row.add(line);
      }
    }
    if (row.size() == files.size()) {
      return row;
    }
    checkSizes();
    return null;
  }

  /** The number of the line that {@link #next} gave last, counted from 1; 0 before the first. */
  public long line() {
    return files.get(0).line();
  }

  /** The part that was read, from 0 to 1. */
  public double fraction() {
    return firstSize == 0 ? 1 : Math.min(1, (double) files.get(0).storedBytes() / firstSize);
  }

  /** Closes all files, the others also if one fails. */
  @Override
  public void close() {
    DataException failure = null;
    for (Utf8Lines file : files) {
      try {
        file.close();
      } catch (DataException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void checkSizes() {
    for (Utf8Lines file : files) {
      while (file.next() != null) {
        // Only the number of lines is wanted.
      }
      if (file.line() == 0) {
        throw new DataException(file.name() + ": empty: it must have at least one line");
      }
    }
    Utf8Lines first = files.get(0);
    for (Utf8Lines file : files) {
      if (file.line() != first.line()) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s has %,d lines but %s has %,d: line n of one must belong to line n of the other",
                first.name(),
                first.line(),
                file.name(),
                file.line()));
      }
    }
  }
}
