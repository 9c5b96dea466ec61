package io.dragoman.examples.handwriting;

import io.dragoman.cli.Console;
import io.dragoman.examples.frames.Recognizer;
import io.dragoman.training.Workers;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts what a classifier and a recognizer get wrong. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Report the errors on the digits of a file, and on strings joined from them.")
final class HandwritingEvaluateCommand implements Runnable {
  @Option(names = "--model", paramLabel = "DIR", required = true, description = "What was trained.")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = "Digits, a line each: the label, a tab, points x,y with spaces between.")
  private Path data;

  private final Console console;

  HandwritingEvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Recognizer recognizer = Recognizer.load(model);
    DigitClassifier classifier = DigitClassifier.load(model, recognizer.config());
    List<Stroke> digits = StrokeFile.read(data);
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      console
          .out()
          .printf("single digits %.2f%% wrong%nstrings of digits:%n", classifier.errorRate(digits));
      HandwritingReport.of(recognizer, HandwritingCorpus.strings(digits), workers)
          .print(console.out());
    }
  }
}
