package io.dragoman.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of lines that belong together; none gets its name before all are complete. */
final class ParallelOutput implements AutoCloseable {
  private final List<Output> outputs = new ArrayList<>();

  private ParallelOutput() {}

  /**
   * Opens files, or standard output if there are none.
   *
   * @throws CommandException if one cannot be written
   */
  static ParallelOutput open(List<Path> files, Console console) {
    ParallelOutput all = new ParallelOutput();
    try {
      if (files.isEmpty()) {
        all.outputs.add(Output.open(Optional.empty(), console));
      }
      for (Path file : files) {
        all.outputs.add(Output.open(Optional.of(file), console));
      }
      return all;
    } catch (CommandException e) {
      all.close();
      throw e;
    }
  }

  /** Adds a line to each file. */
  void row(List<String> lines) {
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).line(lines.get(i));
    }
  }

  /** Ends all files and then gives them their names. */
  void commit() {
    outputs.forEach(Output::flush);
    outputs.forEach(Output::commit);
  }

  /** Leaves files that were not committed under their partial names. */
  @Override
  public void close() {
    outputs.forEach(Output::close);
  }
}
