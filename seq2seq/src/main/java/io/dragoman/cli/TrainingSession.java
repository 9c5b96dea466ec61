package io.dragoman.cli;

import io.dragoman.config.CorpusWeights;
import io.dragoman.config.RunConfig;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.experiment.ParentModel;
import io.dragoman.experiment.TrainingRun;
import io.dragoman.experiment.ValidationBleu;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.plot.Picture;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.TrainingEvent.Finished;
import io.dragoman.training.TrainingEvent.StopReason;
import io.dragoman.training.TrainingListener;
import io.dragoman.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A training run as the user sees it: what it learns from, progress, {@code metrics.tsv} and {@code
 * learning-curve.svg} in the model directory, and a checkpoint when it is interrupted.
 */
public final class TrainingSession {
  private final TrainingRun run;
  private final Path directory;
  private final RunConfig config;
  private final Console console;
  private final Path curve;
  private final boolean png;
  private StopReason reason;

  /**
   * Prepares to train.
   *
   * @param directory the model directory of the run
   * @param config the run's
   */
  public TrainingSession(TrainingRun run, Path directory, RunConfig config, Console console) {
    this(run, directory, config, console, false);
  }

  /**
   * The same.
   *
   * @param png whether to draw {@code learning-curve.png}, too
   */
  TrainingSession(TrainingRun run, Path directory, RunConfig config, Console console, boolean png) {
    this.run = run;
    this.directory = directory;
    this.config = config;
    this.console = console;
    this.png = png;
    this.curve = directory.resolve("learning-curve.svg");
  }

  /** Where {@link #train} draws how training went. */
  public Path learningCurve() {
    return curve;
  }

  /**
   * Trains to the end, or until the process is told to end.
   *
   * @param listeners told besides
   * @return why training ended
   */
  public StopReason train(List<TrainingListener> listeners) {
    return train(listeners, PhaseTimer.idle());
  }

  /** The same, with a timer that is told about the phases of training. */
  StopReason train(List<TrainingListener> listeners, PhaseTimer timer) {
    describe();
    try (MetricsFile metrics =
            MetricsFile.open(directory.resolve("metrics.tsv"), run.resumedUpdate().orElse(0L));
        TrainingProgress progress =
            new TrainingProgress(config.training(), console, System::nanoTime);
        Interruption interruption = Interruption.calls(() -> interrupted(progress), this::late)) {
      List<TrainingListener> all = new ArrayList<>();
      all.add(progress);
      all.add(metrics);
      all.add(event -> reason = event instanceof Finished end ? end.reason() : reason);
      all.addAll(listeners);
      TrainingState state = run.run(all, timer);
      Picture picture = metrics.learningCurve(directory.toString());
      picture.write(curve);
      if (png) {
        picture.write(directory.resolve("learning-curve.png"));
      }
      report(state);
      return reason;
    } catch (IOException e) {
      throw new CommandException(curve + ": cannot be written (" + e + "): check the folder");
    }
  }

  private void interrupted(TrainingProgress progress) {
    if (progress.isOnTerminal()) {
      console.err().println(); // after the bar and ^C
    }
    console.err().println("stopping: finishing the update and writing a checkpoint ...");
    run.requestStop();
  }

  private void late() {
    console.err().println("still at work after a minute: ending with the last checkpoint");
  }

  private void describe() {
    EncodedCorpus train = run.trainCorpus();
    int[] vocabularies = run.vocabularySizes();
    print("kernels      %s", KernelsSelector.description());
    print(
        "training     %,d pairs with %,d target tokens%s",
        train.size(), train.targetTokens(), skipped(train));
    if (run.corpora().size() > 1 || !config.data().corpusWeights().equals(CorpusWeights.NONE)) {
      run.corpora()
          .forEach(
              each ->
                  print(
                      "             %,d pairs, %,d of them in an epoch: %s",
                      each.pairs(), each.drawn(), each.name()));
    }
    print(
        "validation   %,d pairs, BLEU with tok:%s",
        run.validationPairs(), ValidationBleu.of(config));
    print("vocabulary   %,d source and %,d target tokens", vocabularies[0], vocabularies[1]);
    run.parent().ifPresent(this::describe);
    run.wordVectors()
        .forEach(
            each ->
                print(
                    "vectors      of %,d of %,d tokens from %s",
                    each.found(), each.words(), each.file()));
    print("parameters   %,d", run.model().parameters().count());
    print(
        "model        %s%s",
        directory,
        run.resumedUpdate()
            .map(update -> String.format(Locale.ROOT, ", going on from update %,d", update))
            .orElse(""));
  }

  private void describe(ParentModel parent) {
    int[] sizes = run.vocabularySizes();
    int[] before = parent.vocabularySizes();
    print(
        "from         %s; %,d source and %,d target tokens are new",
        parent.checkpoint().directory(), sizes[0] - before[0], sizes[1] - before[1]);
  }

  private String skipped(EncodedCorpus train) {
    long empty = train.skippedEmpty();
    long tooLong = train.skippedLong();
    return empty + tooLong == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "; skipped %,d with an empty side and %,d over %,d tokens",
            empty,
            tooLong,
            config.data().maxLength());
  }

  private void report(TrainingState state) {
    String why =
        switch (reason) {
          case EPOCHS -> "all %,d epochs are done".formatted(config.training().maxEpochs());
          case UPDATES -> "all updates are done";
          case DURATION -> config.training().maxDuration() + " are over";
          case EARLY -> "validation stopped improving";
          case REQUESTED -> "stopped";
        };
    print("%s: %,d updates%s", why, state.update(), best(state));
    print("written: %s and %s", directory.resolve("metrics.tsv"), curve);
    if (reason == StopReason.REQUESTED || reason == StopReason.DURATION) {
      print("run the same command again to go on");
    }
  }

  private String best(TrainingState state) {
    if (state.best().update() == 0) {
      return "";
    }
    return "; best %s at update %,d"
        .formatted(
            config.training().earlyStoppingMetric().describe(state.best().score()),
            state.best().update());
  }

  private void print(String format, Object... values) {
    console.err().println(String.format(Locale.ROOT, format, values));
  }
}
