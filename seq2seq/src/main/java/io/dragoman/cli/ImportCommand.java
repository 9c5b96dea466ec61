package io.dragoman.cli;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.experiment.ThisProgram;
import io.dragoman.marian.MarianImport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a model directory of another toolkit's model. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Make a model folder of a recurrent model of Marian, Amun or Nematus, which every command"
          + " takes; it gives Marian's own translations.",
      "Nothing in a file is executed; files that are damaged or of other networks are refused."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman import --marian model.npz --vocabs vocab.de.yml vocab.en.yml --model de-en",
      "  dragoman import --marian model.npz --vocabs v.spm v.spm --decoder decoder.yml --model de-en"
    })
final class ImportCommand implements Runnable {
  @Option(
      names = "--marian",
      required = true,
      paramLabel = "FILE",
      description = "The model, an .npz file of type s2s, amun or nematus.")
  private Path marian;

  @Option(
      names = "--vocabs",
      required = true,
      arity = "2",
      paramLabel = "FILE",
      description =
          "Vocabularies of source and target: .yml, .json, one token a line, or .spm of"
              + " SentencePiece.")
  private List<Path> vocabs;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model; must be new or empty.")
  private Path model;

  @Option(
      names = "--decoder",
      paramLabel = "FILE",
      description = {
        "Settings of marian-decoder as YAML: beam-size, normalize, word-penalty,",
        "max-length-factor; default MODEL.npz.decoder.yml if there is one, else a beam of 12 and no",
        "normalization, as Marian."
      })
  private Optional<Path> decoder;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "What Nematus tells of the model; default MODEL.npz.json if there is one.")
  private Optional<Path> json;

  private final Console console;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    String command =
        "import --marian " + marian + " --vocabs " + vocabs.get(0) + " " + vocabs.get(1);
    MarianImport imported = new MarianImport(marian, json, vocabs.get(0), vocabs.get(1), decoder);
    Optional<String> ensemble = imported.ensembleOptions();
    Checkpoint checkpoint =
        imported.write(model, ThisProgram.provenance(command, 0, List.of(), List.of()));
    console.err().println(checkpoint.directory() + ": imported from " + marian);
    ensemble.ifPresent(
        options ->
            console
                .err()
                .println(
                    "the decoder's settings are those of several models: import each, then"
                        + " translate --model A,B "
                        + options));
  }
}
