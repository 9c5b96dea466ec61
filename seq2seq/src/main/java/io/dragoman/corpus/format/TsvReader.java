package io.dragoman.corpus.format;

import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;
import io.dragoman.data.Utf8Lines;
import java.nio.file.Path;
import java.util.Locale;

/** Two columns of lines with tabs between columns. Nothing is quoted or escaped. */
public final class TsvReader implements PairReader {
  private final Utf8Lines lines;
  private final int sourceColumn;
  private final int targetColumn;

  private TsvReader(Utf8Lines lines, int sourceColumn, int targetColumn) {
    this.lines = lines;
    this.sourceColumn = sourceColumn;
    this.targetColumn = targetColumn;
  }

  /**
   * Opens a file, compressed or not.
   *
   * @param sourceColumn the column of the source, counted from 1
   * @param targetColumn the column of the target, counted from 1
   * @throws IllegalArgumentException if a column is less than 1 or both are the same
   * @throws DataException if the file cannot be read
   */
  public static TsvReader open(Path file, int sourceColumn, int targetColumn) {
    if (sourceColumn < 1 || targetColumn < 1 || sourceColumn == targetColumn) {
      throw new IllegalArgumentException(
          "columns are "
              + sourceColumn
              + " and "
              + targetColumn
              + ": give two different ones, the first is 1");
    }
    return new TsvReader(Utf8Lines.open(file), sourceColumn, targetColumn);
  }

  @Override
  public SentencePair next() {
    String line = lines.next();
    if (line == null) {
      return null;
    }
    return new SentencePair(lines.line(), column(line, sourceColumn), column(line, targetColumn));
  }

  /** Always 0, for lines without a column are errors. */
  @Override
  public long skipped() {
    return 0;
  }

  @Override
  public long storedBytes() {
    return lines.storedBytes();
  }

  @Override
  public void close() {
    lines.close();
  }

  private String column(String line, int column) {
    int start = 0;
    for (int i = 1; i < column; i++) {
      int tab = line.indexOf('\t', start);
      if (tab < 0) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: line %,d: has no column %d, only %d: check the columns or remove the line",
                lines.name(),
                lines.line(),
                column,
                i));
      }
      start = tab + 1;
    }
    int end = line.indexOf('\t', start);
    return line.substring(start, end < 0 ? line.length() : end);
  }
}
