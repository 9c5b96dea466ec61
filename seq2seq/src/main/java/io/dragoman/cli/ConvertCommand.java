package io.dragoman.cli;

import io.dragoman.marian.MarianExport;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns a model of Nematus into one of Marian. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Turn a model of Nematus, an .npz and a .json file, into one .npz file that Marian reads.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman convert --nematus model.npz --json model.npz.json --output marian.npz")
final class ConvertCommand implements Runnable {
  @Option(
      names = "--nematus",
      required = true,
      paramLabel = "FILE",
      description = "The model, an .npz file.")
  private Path nematus;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "What Nematus tells of it; default MODEL.npz.json if there is one.")
  private Optional<Path> json;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The .npz file to write; an older one is replaced.")
  private Path output;

  private final Console console;

  ConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    MarianExport.convert(nematus, json, output);
    console.err().println(output + ": written");
  }
}
