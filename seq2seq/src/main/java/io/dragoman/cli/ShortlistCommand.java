package io.dragoman.cli;

import io.dragoman.alignment.Shortlist;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.experiment.TranslationModel;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns which target words are worth scoring. */
@Command(
    name = "shortlist",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Learn from training text which target words may translate a source word (IBM model 1), and"
          + " keep the list in the model's folder.",
      "\"dragoman translate --shortlist\" then scores for each sentence its words' likeliest"
          + " translations and the most frequent target words only."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman shortlist --model de-en --source train.de --target train.en",
      "  dragoman translate --model de-en --shortlist < test.de > test.out"
    })
final class ShortlistCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model, or of one of its checkpoints.")
  private Path model;

  @Option(names = "--source", required = true, paramLabel = "FILE")
  private Path source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "FILE",
      description = "Sentences and their translations, best those that the model was trained on.")
  private Path target;

  @Option(
      names = "--frequent",
      paramLabel = "N",
      defaultValue = "100",
      description = "Most frequent target words, which every sentence gets; default 100.")
  private int frequent;

  @Option(
      names = "--best",
      paramLabel = "N",
      defaultValue = "100",
      description = "Translations that each source word brings; default ${DEFAULT-VALUE}.")
  private int best;

  private final Console console;

  ShortlistCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    OptionRange.atLeast(spec, "--frequent", frequent, 0);
    OptionRange.atLeast(spec, "--best", best, 1);
    TranslationModel loaded = TranslationModel.load(model);
    try (ParallelCorpus pairs = ParallelCorpus.open(source, target)) {
      Shortlist list =
          loaded.learnShortlist(
              pairs,
              model,
              frequent,
              best,
              (iteration, logLikelihood) ->
                  print(
                      "iteration %d of %d  log-likelihood before it %,.0f",
                      iteration, TranslationModel.SHORTLIST_ITERATIONS, logLikelihood));
      print("%s: %s", model, list);
    }
  }

  private void print(String format, Object... values) {
    console.err().println(String.format(Locale.ROOT, format, values));
  }
}
