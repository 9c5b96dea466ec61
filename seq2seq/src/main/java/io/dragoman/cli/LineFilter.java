package io.dragoman.cli;

import io.dragoman.data.Utf8Lines;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Options of commands that write one line for each line they read. */
final class LineFilter {
  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Lines to read; default standard input.")
  private Optional<Path> input;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where lines go; default standard output.")
  private Optional<Path> output;

  /** Changes each line. */
  void run(Console console, UnaryOperator<String> change) {
    try (Utf8Lines lines =
            input.isPresent() ? Utf8Lines.open(input.get()) : Inputs.standard(console);
        Output out = Output.open(output, console)) {
      boolean typed = input.isEmpty() && console.inputIsTerminal();
      for (String line = lines.next(); line != null; line = lines.next()) {
        out.line(change.apply(line));
        if (typed) {
          out.flush();
        }
      }
      out.commit();
    }
  }
}
