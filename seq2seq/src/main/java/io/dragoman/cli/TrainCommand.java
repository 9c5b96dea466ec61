package io.dragoman.cli;

import io.dragoman.config.ConfigReader;
import io.dragoman.config.RunConfig;
import io.dragoman.experiment.DeepFusion;
import io.dragoman.experiment.ParentModel;
import io.dragoman.experiment.TrainingFiles;
import io.dragoman.experiment.TrainingRun;
import io.dragoman.training.TrainingListener;
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
      "  dragoman train --train-source train.de made.de --train-target train.en made.en \\",
      "      --valid-source valid.de --valid-target valid.en --model de-en \\",
      "      --set data.corpus-weights=2,0.5",
      "  dragoman train --from de-en --train-source law.de --train-target law.en \\",
      "      --valid-source law-valid.de --valid-target law-valid.en --model de-en-law \\",
      "      --set training.optimizer.learning-rate=0.0002",
      "  dragoman train --from de-en --deep-fusion lm-en --model fused ... \\",
      "      --set training.freeze=encoder.*,decoder.attention.*",
      "  dragoman train --train-source train.de --train-target train.en --model de-en \\",
      "      --valid-source valid.de --valid-target valid.en --tensorboard runs/log",
      "  dragoman train --train-source train.de --train-extra-source train.fr \\",
      "      --train-target train.en --valid-source valid.de --valid-extra-source valid.fr \\",
      "      --valid-target valid.en --model defr-en",
      "Files in UTF-8; those named .gz or .zst are unpacked. Ctrl-C stops with a checkpoint."
    })
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--train-source", required = true, arity = "1..*", paramLabel = "FILE")
  private List<Path> trainSources;

  @Option(
      names = "--train-target",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Sentences to learn from and their translations; several of each are as many corpora,"
              + " mixed as data.corpus-weights says.")
  private List<Path> trainTargets;

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
      names = "--from",
      paramLabel = "DIR",
      description =
          "Start from the weights and words of this model, whose settings hold where no others are"
              + " given.")
  private Optional<Path> from;

  @Option(
      names = "--deep-fusion",
      paramLabel = "DIR",
      description =
          "Take this language model, made by \"language-model --model-vocabulary\", into the"
              + " decoder; it stays as it is.")
  private Optional<Path> deepFusion;

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
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Word alignments of the training text such as \"0-0 1-2\", a line for each pair and a file"
              + " for each corpus, for training.loss.alignment; \"dragoman align\" makes them.")
  private List<Path> alignments = List.of();

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
      names = "--tensorboard",
      paramLabel = "DIR",
      description = {
        "Write event files for TensorBoard into this folder: losses, rates and norms; with every"
            + " validation its results,",
        "histograms of the parameters, and where the decoder looks in four validation sentences."
      })
  private Optional<Path> tensorBoard;

  @Option(names = "--png", description = "Draw the learning curve as learning-curve.png, too.")
  private boolean png;

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
    checkCounts();
    Optional<DeepFusion> fusion = deepFusion.map(DeepFusion::open);
    RunConfig config = config(fusion);
    TrainingFiles files =
        new TrainingFiles(
            trainSources,
            trainTargets,
            validSource,
            validTarget,
            sourceVocabulary,
            targetVocabulary,
            alignments,
            further());
    String command =
        "dragoman " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    try (TrainingRun run = TrainingRun.prepare(files, model, config, command, from, fusion)) {
      TrainingSession session = new TrainingSession(run, model, config, console, png);
      if (tensorBoard.isEmpty()) {
        train(session, config, List.of());
        return;
      }
      try (TensorBoardLog log =
          TensorBoardLog.open(tensorBoard.get(), run, config.settings(), this::warn)) {
        train(session, config, List.of(log));
      }
    }
  }

  private void warn(String message) {
    console.err().println("dragoman: warning: " + message);
  }

  private void checkCounts() {
    requireForEach("--train-target", trainTargets.size());
    if (!alignments.isEmpty()) {
      requireForEach("--alignments", alignments.size());
    }
  }

  private void requireForEach(String option, int count) {
    if (count != trainSources.size()) {
      throw new ParameterException(
          spec.commandLine(),
          option
              + " has "
              + count
              + " files but --train-source "
              + trainSources.size()
              + ": give one for each corpus");
    }
  }

  private void train(TrainingSession session, RunConfig config, List<TrainingListener> listeners) {
    if (profile) {
      Profile times = new Profile(config.training(), console);
      List<TrainingListener> all = new ArrayList<>(listeners);
      all.add(times);
      session.train(all, times.timer());
    } else {
      session.train(listeners);
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

  private RunConfig config(Optional<DeepFusion> fusion) {
    List<String> overrides = new ArrayList<>(settings);
    if (!trainExtra.isEmpty()) {
      overrides.add("model.encoder.sources=" + (trainExtra.size() + 1));
    }
    fusion.ifPresent(each -> overrides.addAll(each.settings()));
    threads.ifPresent(count -> overrides.add("training.threads=" + count));
    RunConfig base =
        from.map(parent -> ParentModel.base(parent, model)).orElseGet(RunConfig::standard);
    return ConfigReader.read(base, config, overrides);
  }
}
