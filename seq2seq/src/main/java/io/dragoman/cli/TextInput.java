package io.dragoman.cli;

import io.dragoman.data.Utf8Lines;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option for text that a command counts or learns from: files one after the other. */
final class TextInput {
  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Text, one file or several; default standard input.")
  private List<Path> files = List.of();

  /** How many texts there are: standard input is one. */
  int count() {
    return Math.max(1, files.size());
  }

  /** What errors call the first text. */
  String name() {
    return files.isEmpty() ? "standard input" : files.get(0).toString();
  }

  /** The texts, each opened when its turn comes. */
  Iterable<Utf8Lines> open(Console console) {
    return Inputs.open(files, console);
  }

  /** Gives all lines to a consumer and tells how many there were. */
  long forEachLine(Console console, Consumer<String> consumer) {
    long lines = 0;
    for (Utf8Lines input : open(console)) {
      try (input) {
        for (String line = input.next(); line != null; line = input.next()) {
          consumer.accept(line);
          lines++;
        }
      }
    }
    return lines;
  }
}
