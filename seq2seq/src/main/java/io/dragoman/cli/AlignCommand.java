package io.dragoman.cli;

import io.dragoman.alignment.Symmetrization;
import io.dragoman.alignment.WordAligner;
import io.dragoman.config.Direction;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.experiment.AttentionAligner;
import io.dragoman.experiment.TranslationModel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Aligns words. */
@Command(
    name = "align",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Find out which words translate each other in two files of which line n of one translates"
          + " line n of the other: from these files alone (IBM model 1 in both directions), or by"
          + " where a model looks when it is made to write the translation.",
      "Writes a line such as \"0-0 1-2\" for each pair: source and target words between white"
          + " space, counted from 0."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman align --source train.de --target train.en --output train.align",
      "  dragoman align --source test.de --target test.en --model de-en --reverse-model en-de",
      "  dragoman train --alignments train.align --set training.loss.alignment=0.5 ..."
    })
final class AlignCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--source", required = true, paramLabel = "FILE")
  private Path source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "FILE",
      description = "Sentences and their translations.")
  private Path target;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where alignments go; default standard output.")
  private Optional<Path> output;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = {
        "A model of this direction: link each target word with the source word that it looks at"
            + " most."
      })
  private Optional<Path> model;

  @Option(
      names = "--reverse-model",
      paramLabel = "DIR",
      description = "A model of the other direction, to join the links of both.")
  private Optional<Path> reverseModel;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers with models; default all cores. Never changes results.")
  private Optional<Integer> threads;

  @Option(
      names = "--symmetrization",
      paramLabel = "HOW",
      defaultValue = "grow-diag-final-and",
      description =
          "How both directions are joined: intersection, union, grow-diag or"
              + " grow-diag-final-and; default ${DEFAULT-VALUE}.")
  private Symmetrization symmetrization;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "5",
      description = "Estimations in each direction; default ${DEFAULT-VALUE}.")
  private int iterations;

  private final Console console;

  AlignCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    OptionRange.atLeast(spec, "--iterations", iterations, 1);
    int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
    OptionRange.atLeast(spec, "--threads", workers, 1);
    if (reverseModel.isPresent() && model.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--reverse-model needs --model: add it");
    }
    try (ParallelCorpus pairs = ParallelCorpus.open(source, target);
        Output out = Output.open(output, console)) {
      if (model.isPresent()) {
        TranslationModel forward = load(model.get());
        Optional<TranslationModel> reverse = reverseModel.map(AlignCommand::load);
        new AttentionAligner(forward, reverse, symmetrization).align(pairs, workers, out::line);
      } else {
        WordAligner.align(pairs, iterations, symmetrization, this::progress, out::line);
      }
      out.commit();
    }
  }

  private static TranslationModel load(Path directory) {
    TranslationModel loaded = TranslationModel.load(directory);
    if (loaded.config().data().targetDirection() == Direction.RIGHT_TO_LEFT) {
      throw new CommandException(
          directory + ": writes the last word first, which has no alignments: give another model");
    }
    if (!loaded.sources().form().isPlain()) {
      throw new CommandException(
          directory
              + ": has source factors, several sources or copies words, for which there are no"
              + " alignments: give another model");
    }
    return loaded;
  }

  private void progress(int iteration, double logLikelihood) {
    console
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "iteration %d of %d  log-likelihood before it %,.0f",
                iteration,
                2 * iterations,
                logLikelihood));
  }
}
