package io.dragoman.cli;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.QuantizedCheckpoint;
import io.dragoman.experiment.TranslationModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a smaller copy of a model. */
@Command(
    name = "quantize",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write a copy of a model whose weights are bytes with a scale for each column: a quarter of"
          + " the size, and faster when few sentences are translated at a time.",
      "The copy translates like any model and cannot be trained; scores change a little."
    },
    footerHeading = "%nExample:%n",
    footer = "  dragoman quantize --model de-en --output de-en-8bit")
final class QuantizeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model, or of one of its checkpoints.")
  private Path model;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the copy; must be new or empty.")
  private Path output;

  @Option(
      names = "--bits",
      paramLabel = "N",
      defaultValue = "8",
      description = "Bits of a weight; only 8 so far.")
  private int bits;

  private final Console console;

  QuantizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (bits != 8) {
      throw new ParameterException(
          spec.commandLine(), "--bits is " + bits + ": only 8 is supported");
    }
    TranslationModel loaded = TranslationModel.load(model);
    Checkpoint copy =
        QuantizedCheckpoint.write(loaded.checkpoint(), loaded.model().parameters(), output);
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: %,d bytes instead of %,d%n",
            copy.directory(),
            bytes(copy.directory()),
            bytes(loaded.checkpoint().directory()));
  }

  /** What translating needs: not the state of the optimizer, which the copy lacks. */
  private static long bytes(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !file.getFileName().toString().matches("(optimizer|weights)[.].*"))
          .mapToLong(QuantizeCommand::size)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be read (" + e + ")", e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read (" + e + ")", e);
    }
  }
}
