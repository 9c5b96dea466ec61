package io.dragoman.cli;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.marian.MarianExport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a model in another toolkit's format. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write a model as Marian reads it, with its vocabularies and settings of its search beside"
          + " it; for networks that Marian has, such as imported ones, trained further or not."
    },
    footerHeading = "%nExample:%n",
    footer = "  dragoman export --model de-en --marian out/model.npz")
final class ExportCommand implements Runnable {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model, or of one of its checkpoints.")
  private Path model;

  @Option(
      names = "--marian",
      required = true,
      paramLabel = "FILE",
      description = "The .npz file to write; an older one is replaced.")
  private Path marian;

  @Option(
      names = "--nematus",
      description = "Name the arrays as Nematus does, where it has such a network.")
  private boolean nematus;

  private final Console console;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    TranslationModel loaded = TranslationModel.load(model);
    Checkpoint checkpoint = loaded.checkpoint();
    if (checkpoint.isQuantized()) {
      throw new CommandException(model + ": is quantized: export the model that it was made from");
    }
    MarianExport.write(
        marian,
        loaded.config().model(),
        loaded.model().parameters(),
        checkpoint.source(),
        checkpoint.target(),
        loaded.config().search(),
        nematus);
    console.err().println(marian + ": written");
  }
}
