package io.dragoman.examples.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture or text that a command leaves behind. */
public final class ResultFile {
  private ResultFile() {}

  /**
   * Writes a file, and its folder if there is none.
   *
   * @param option what the user chose its place by, such as {@code --output}
   * @throws CommandException if it cannot be written
   */
  public static void write(Path file, String text, String option) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new CommandException(
          file + ": cannot be written (" + e + "): choose another " + option);
    }
  }
}
