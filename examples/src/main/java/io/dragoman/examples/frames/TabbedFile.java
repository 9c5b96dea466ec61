package io.dragoman.examples.frames;

import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of columns between tabs, whose first line names them. */
public final class TabbedFile {
  private final Path file;
  private final List<String> wanted;
  private final List<List<String>> rows = new ArrayList<>();

  private TabbedFile(Path file, List<String> wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  /**
   * Reads some columns; others may stand between them.
   *
   * @return for each line but the first the values in the order of the names
   * @throws DataException if a column is missing, a line has another number of them, or there is no
   *     line but the first
   */
  public static List<List<String>> read(Path file, String... columns) {
    return new TabbedFile(file, List.of(columns)).read();
  }

  private List<List<String>> read() {
    try (Utf8Lines lines = Utf8Lines.open(file)) {
      String header = lines.next();
      if (header == null) {
        throw new DataException(file + ": is empty: the first line must name the columns");
      }
      List<String> names = List.of(header.split("\t", -1));
      int[] places = wanted.stream().mapToInt(name -> place(names, name)).toArray();
      for (String line = lines.next(); line != null; line = lines.next()) {
        add(line.split("\t", -1), names.size(), places, lines.line());
      }
    }
    if (rows.isEmpty()) {
      throw new DataException(file + ": names columns but has no lines below: add some");
    }
    return rows;
  }

  private int place(List<String> names, String name) {
    int place = names.indexOf(name);
    if (place < 0) {
      throw new DataException(
          file + ": line 1: no column '" + name + "' among " + names + ": name it");
    }
    return place;
  }

  private void add(String[] cells, int count, int[] places, long line) {
    if (cells.length != count) {
      throw new DataException(
          "%s: line %,d: %d columns but the first line names %d: put one tab between columns"
              .formatted(file, line, cells.length, count));
    }
    List<String> row = new ArrayList<>();
    for (int place : places) {
      row.add(cells[place]);
    }
    rows.add(row);
  }
}
