package io.dragoman.cli;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.dragoman.data.Utf8Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Texts that a command reads. */
final class Inputs {
  private Inputs() {}

  /** Standard input. */
  static Utf8Lines standard(Console console) {
    return Utf8Lines.of("standard input", console.in());
  }

  /** Files, each opened when its turn comes, or standard input if there are none. */
  static Iterable<Utf8Lines> open(List<Path> files, Console console) {
    return files.isEmpty()
        ? Lists.newArrayList(standard(console))
        : Iterables.transform(files, Utf8Lines::open);
  }

  /**
   * All lines of a file.
   *
   * @throws CommandException if there are none
   */
  static List<String> lines(Path file) {
    List<String> lines = new ArrayList<>();
    try (Utf8Lines input = Utf8Lines.open(file)) {
      for (String line = input.next(); line != null; line = input.next()) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      throw new CommandException(file + ": empty: it must have at least one line");
    }
    return lines;
  }
}
