package io.dragoman.examples.phrasebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a resource of lines with columns separated by {@code |}; {@code #} starts a comment. */
final class ResourceTable {

  private ResourceTable() {}

  /** One line of a resource, which knows where it stands. */
  record Row(String file, int line, List<String> cells) {

    String cell(int column) {
      return cells.get(column);
    }

    /** Splits a column into its words; an empty column has none. */
    List<String> words(int column) {
      String cell = cells.get(column);
      return cell.isEmpty() ? List.of() : List.of(cell.split("\\s+"));
    }

    IllegalArgumentException failure(String problem) {
      return new IllegalArgumentException(file + ": line " + line + ": " + problem);
    }
  }

  /**
   * Reads a resource beside this class.
   *
   * @throws IllegalArgumentException if a line has another number of columns
   */
  static List<Row> read(String file, int columns) {
    try (InputStream in = ResourceTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException(file + ": not on the class path: rebuild the jar");
      }
      return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8), columns);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }

  /** Parses the text of a resource; blank and comment lines count as lines but give no row. */
  static List<Row> parse(String file, String text, int columns) {
    List<Row> rows = new ArrayList<>();
    int line = 0;
    for (String content : text.lines().toList()) {
      line++;
      if (content.isBlank() || content.startsWith("#")) {
        continue;
      }
      List<String> cells = new ArrayList<>();
      for (String cell : content.split("\\|", -1)) {
        cells.add(cell.strip());
      }
      Row row = new Row(file, line, List.copyOf(cells));
      if (cells.size() != columns) {
        throw row.failure(
            cells.size() + " columns instead of " + columns + ": separate columns by '|'");
      }
      rows.add(row);
    }
    return rows;
  }
}
