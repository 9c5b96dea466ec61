package io.dragoman.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** Files with two phrases a line and a tab between. */
final class WordPairs {
  private WordPairs() {}

  /**
   * Reads a file; blank lines are left out.
   *
   * @throws CommandException if a line has not two sides
   */
  static void read(Path file, BiConsumer<String, String> sink) {
    List<String> lines = Inputs.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank()) {
        String[] sides = line.split("\t", -1);
        if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
          throw new CommandException(
              "%s: line %d: '%s': must be a phrase, a tab and its translation"
                  .formatted(file, i + 1, line));
        }
        sink.accept(sides[0].strip(), sides[1].strip());
      }
    }
  }
}
