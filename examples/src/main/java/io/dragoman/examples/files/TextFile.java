package io.dragoman.examples.files;

import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text that an example reads. */
public final class TextFile {
  private TextFile() {}

  /**
   * All lines of a file in UTF-8, compressed or not.
   *
   * @throws DataException if it cannot be read
   */
  public static List<String> lines(Path file) {
    List<String> lines = new ArrayList<>();
    try (Utf8Lines input = Utf8Lines.open(file)) {
      for (String line = input.next(); line != null; line = input.next()) {
        lines.add(line);
      }
    }
    return lines;
  }
}
