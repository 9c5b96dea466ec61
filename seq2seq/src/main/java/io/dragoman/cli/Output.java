package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.data.Compression;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Lines for standard output or for a file, which appears under its name only once it is complete.
 * Files named {@code .gz} or {@code .zst} are compressed.
 */
final class Output implements AutoCloseable {
  private final String name;
  private final Console console;
  private final Writer writer;
  private final boolean file;
  private final Optional<Path> partial;

  private Output(
      String name, Console console, Writer writer, boolean file, Optional<Path> partial) {
    this.name = name;
    this.console = console;
    this.writer = writer;
    this.file = file;
    this.partial = partial;
  }

  /**
   * Opens a file, or standard output if none is given.
   *
   * @throws CommandException if it cannot be written
   */
  static Output open(Optional<Path> file, Console console) {
    if (file.isEmpty()) {
      Writer writer = new BufferedWriter(new OutputStreamWriter(console.out(), UTF_8));
      return new Output("standard output", console, writer, false, Optional.empty());
    }
    Path place = file.get();
    if (Files.isDirectory(place)) {
      throw new CommandException(place + ": is a directory: give a file");
    }
    boolean special = Files.exists(place) && !Files.isRegularFile(place); // such as /dev/null
    Path written = special ? place : place.resolveSibling(place.getFileName() + ".partial");
    try {
      Writer writer = writer(written, Compression.of(place));
      return new Output(
          place.toString(),
          console,
          writer,
          true,
          special ? Optional.empty() : Optional.of(written));
    } catch (IOException e) {
      throw cannotWrite(place.toString(), e);
    }
  }

  private static Writer writer(Path file, Compression compression) throws IOException {
    OutputStream stream = Files.newOutputStream(file);
    try {
      return new BufferedWriter(new OutputStreamWriter(compression.compress(stream), UTF_8));
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /** Adds a line. */
  void line(String text) {
    try {
      writer.write(text);
      writer.write('\n');
    } catch (IOException e) {
      throw cannotWrite(name, e);
    }
  }

  /** Lets a reader see all lines so far. */
  void flush() {
    try {
      writer.flush();
      console.flush();
    } catch (IOException e) {
      throw cannotWrite(name, e);
    }
  }

  /** Ends the output and gives a file its name. */
  void commit() {
    flush();
    if (partial.isPresent()) {
      try {
        writer.close();
        Files.move(partial.get(), Path.of(name), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw cannotWrite(name, e);
      }
    }
  }

  /** Leaves a file that was not committed under its partial name. */
  @Override
  public void close() {
    try {
      if (file) {
        writer.close();
      }
    } catch (IOException e) {
      throw cannotWrite(name, e);
    }
  }

  private static CommandException cannotWrite(String name, IOException e) {
    return new CommandException(name + ": cannot be written (" + e + "): check path and space");
  }
}
