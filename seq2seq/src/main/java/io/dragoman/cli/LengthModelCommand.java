package io.dragoman.cli;

import io.dragoman.data.ParallelCorpus;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.length.LengthFit;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns how long translations are. */
@Command(
    name = "length-model",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Learn from training text how long the translation of a sentence is expected to be, from what"
          + " the model's encoder makes of it, and keep that in the folder of the checkpoint.",
      "\"dragoman translate --brevity-penalty W --length-ratio learned\" then ranks by it. A tenth"
          + " of the pairs is held out and tells how good it is beside a constant ratio."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman length-model --model de-en --source train.de --target train.en",
      "  dragoman translate --model de-en --brevity-penalty 1 --length-ratio learned < test.de"
    })
final class LengthModelCommand implements Runnable {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model, or of one of its checkpoints.")
  private Path model;

  @Option(names = "--source", required = true, paramLabel = "FILE")
  private Path source;

  @Option(
      names = "--extra-source",
      paramLabel = "FILE",
      description = "The sentences in another source language, for a model of several sources.")
  private List<Path> extraSources = List.of();

  @Option(
      names = "--target",
      required = true,
      paramLabel = "FILE",
      description = "Sentences and their translations, best those that the model was trained on.")
  private Path target;

  private final Console console;
  private long read;

  LengthModelCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    TranslationModel loaded = TranslationModel.load(model);
    PeriodicStatus status = new PeriodicStatus(console, System.nanoTime());
    try (ParallelCorpus pairs = ParallelCorpus.open(source, target, extraSources)) {
      LengthFit fit = loaded.learnLengthModel(pairs, count -> show(status, count));
      status.clear();
      console.err().println(loaded.lengthModelFile() + ": " + fit);
    }
  }

  private void show(PeriodicStatus status, long count) {
    read += count;
    if (status.isDue(System.nanoTime())) {
      status.show(String.format(Locale.ROOT, "%,d pairs read", read));
    }
  }
}
