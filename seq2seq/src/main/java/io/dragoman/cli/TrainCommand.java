package io.dragoman.cli;

import io.dragoman.config.ConfigReader;
import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TrainingFiles;
import io.dragoman.experiment.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model, or goes on training it. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a translation model on two files of which line n of one translates line n of the"
          + " other.",
      "The same command run again goes on where training stopped."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman train --train-source train.de --train-target train.en \\",
      "      --valid-source valid.de --valid-target valid.en --model de-en \\",
      "      --set training.max-epochs=10 model.encoder.hidden=256",
      "  dragoman train --train-source train.de --train-extra-source train.fr \\",
      "      --train-target train.en --valid-source valid.de --valid-extra-source valid.fr \\",
      "      --valid-target valid.en --model defr-en",
      "Files in UTF-8; those named .gz or .zst are unpacked. Ctrl-C stops with a checkpoint."
    })
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--train-source", required = true, paramLabel = "FILE")
  private Path trainSource;

  @Option(
      names = "--train-target",
      required = true,
      paramLabel = "FILE",
      description = "Sentences to learn from and their translations.")
  private Path trainTarget;

  @Option(names = "--valid-source", required = true, paramLabel = "FILE")
  private Path validSource;

  @Option(
      names = "--valid-target",
      required = true,
      paramLabel = "FILE",
      description = "Other sentences, to choose the best model by.")
  private Path validTarget;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model; created if needed.")
  private Path model;

  @Option(
      names = "--config",
      paramLabel = "YAML",
      description = "Settings; \"dragoman config\" prints all with their defaults.")
  private Optional<Path> config;

  @Option(
      names = "--set",
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Settings that override the file, such as training.seed=7.")
  private List<String> settings = List.of();

  @Option(names = "--source-vocabulary", paramLabel = "FILE")
  private Optional<Path> sourceVocabulary;

  @Option(
      names = "--target-vocabulary",
      paramLabel = "FILE",
      description = "Vocabularies to use instead of counting the training text.")
  private Optional<Path> targetVocabulary;

  @Option(
      names = "--alignments",
      paramLabel = "FILE",
      description =
          "Word alignments of the training text such as \"0-0 1-2\", a line for each pair, for"
              + " training.loss.alignment; \"dragoman align\" makes them.")
  private Optional<Path> alignments;

  @Option(
      names = "--train-extra-source",
      paramLabel = "FILE",
      description =
          "Another source of the training text, such as the same in a third language; may be given"
              + " several times. The model gets an encoder for each.")
  private List<Path> trainExtra = List.of();

  @Option(
      names = "--valid-extra-source",
      paramLabel = "FILE",
      description = "The same of the text to validate with, in the same order.")
  private List<Path> validExtra = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default all cores. Never changes results.")
  private Optional<Integer> threads;

  @Option(
      names = "--profile",
      description = "Show where the time goes, with every validation and at the end.")
  private boolean profile;

  private final Console console;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    RunConfig config = config();
    TrainingFiles files =
        new TrainingFiles(
            trainSource,
            trainTarget,
            validSource,
            validTarget,
            sourceVocabulary,
            targetVocabulary,
            alignments,
            further());
    String command =
        "dragoman " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    try (TrainingRun run = TrainingRun.prepare(files, model, config, command)) {
      train(new TrainingSession(run, model, config, console), config);
    }
  }

  private void train(TrainingSession session, RunConfig config) {
    if (profile) {
      Profile times = new Profile(config.training(), console);
      session.train(List.of(times), times.timer());
    } else {
      session.train(List.of());
    }
  }

  private List<TrainingFiles.Further> further() {
    if (trainExtra.size() != validExtra.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "--train-extra-source is given %d times but --valid-extra-source %d: give both for each source"
              .formatted(trainExtra.size(), validExtra.size()));
    }
    List<TrainingFiles.Further> further = new ArrayList<>();
    for (int n = 0; n < trainExtra.size(); n++) {
      further.add(new TrainingFiles.Further(trainExtra.get(n), validExtra.get(n)));
    }
    return further;
  }

  private RunConfig config() {
    List<String> overrides = new ArrayList<>(settings);
    if (!trainExtra.isEmpty()) {
      overrides.add("model.encoder.sources=" + (trainExtra.size() + 1));
    }
    threads.ifPresent(count -> overrides.add("training.threads=" + count));
    return config.isPresent()
        ? ConfigReader.read(config.get(), overrides)
        : RunConfig.standard().with(overrides.toArray(String[]::new));
  }
}
