package io.dragoman.examples.demo;

import io.dragoman.cli.Console;
import io.dragoman.cli.OptionRange;
import io.dragoman.cli.TrainingSession;
import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TrainingRun;
import io.dragoman.training.TrainingEvent.StopReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a small model on an embedded corpus and shows what it learnt. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a small model within minutes on a corpus that comes with the program, and show its"
          + " translations.",
      "The same command run again goes on where training stopped, or shows the results again."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  dragoman demo", "  dragoman demo --corpus jdk --to ja"})
public final class DemoCommand implements Runnable {
  /** Where sentences come from. */
  enum Corpus {
    PHRASEBOOK,
    JDK;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--corpus",
      paramLabel = "NAME",
      defaultValue = "phrasebook",
      description =
          "phrasebook (default): English sentences for travellers, with German; or jdk: the"
              + " translated messages of the running JDK.")
  private Corpus corpus;

  @Option(
      names = "--to",
      paramLabel = "LANGUAGE",
      defaultValue = "de",
      description = "Target language: de (default) or, with the corpus jdk, ja or zh_CN.")
  private String target;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the corpus, the model and pictures; default runs/demo-CORPUS-TO.")
  private Optional<Path> output;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "2.5",
      description = "Training ends after so much time at the latest; default ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(
      names = "--set",
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Other settings of the model or its training, such as training.max-epochs=20.")
  private List<String> settings = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default all cores. Never changes results.")
  private Optional<Integer> threads;

  private final Console console;

  /** Prints to a console. */
  public DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    checkOptions();
    DemoCorpus texts = corpus == Corpus.JDK ? DemoCorpus.jdk(target) : DemoCorpus.phrasebook();
    int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
    RunConfig config =
        texts.config().with("training.threads=" + workers).with(settings.toArray(String[]::new));
    DemoFiles files =
        new DemoFiles(output.orElseGet(() -> Path.of("runs", "demo-" + texts.name())));
    files.write(texts);
    try (TrainingRun run =
        TrainingRun.prepare(files.training(target), files.model(), config, command())) {
      TrainingSession session = new TrainingSession(run, files.model(), config, console);
      double spent = (System.nanoTime() - start) / 60e9;
      TimeLimit limit = new TimeLimit(minutes - spent, System::nanoTime, run::requestStop);
      StopReason reason = session.train(List.of(limit));
      if (reason == StopReason.REQUESTED && !limit.isReached()) {
        return; // the user wants the end
      }
      DemoReport report = DemoReport.of(texts, files.model(), workers);
      report.print(console.out());
      report.write(files);
      printPaths(files, session);
    }
  }

  private void printPaths(DemoFiles files, TrainingSession session) {
    console.out().printf("%nattention picture  %s%n", files.attention());
    console.out().printf("learning curve     %s%n", session.learningCurve());
    console.out().printf("try your own       dragoman translate --model %s%n", files.model());
  }

  private void checkOptions() {
    OptionRange.require(
        spec,
        corpus == Corpus.JDK || target.equals("de"),
        "--to " + target + ": the phrasebook has German alone: use de, or --corpus jdk");
    OptionRange.require(spec, minutes > 0, "--minutes is " + minutes + ": must be more than 0");
    OptionRange.atLeast(spec, "--threads", threads.orElse(1), 1);
  }

  private String command() {
    return "dragoman "
        + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }
}
