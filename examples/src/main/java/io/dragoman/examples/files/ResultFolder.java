package io.dragoman.examples.files;

import io.dragoman.cli.CommandException;
import io.dragoman.cli.Console;
import io.dragoman.plot.LineChart;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that an example leaves its results in. */
public final class ResultFolder {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "runs/${COMMAND-NAME}",
      description = "Folder for results; default ${DEFAULT-VALUE}.")
  private Path folder;

  /** Where the folder is. */
  public Path path() {
    return folder;
  }

  /**
   * Writes a picture and tells its place.
   *
   * @throws CommandException if it cannot be written
   */
  public void write(String name, LineChart picture, Console console) {
    Path file = folder.resolve(name);
    ResultFile.write(file, picture.svg(), "--output");
    console.out().printf("picture  %s%n", file);
  }
}
