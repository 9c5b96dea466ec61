package io.dragoman.examples.speech;

import io.dragoman.cli.Console;
import io.dragoman.training.Workers;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts what a recognizer gets wrong. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Report the word error rate on a list of strings, of all and by speaker.")
final class SpeechEvaluateCommand implements Runnable {
  @Option(names = "--model", paramLabel = "DIR", required = true, description = "The recognizer.")
  private Path model;

  @Option(
      names = "--strings",
      paramLabel = "FILE",
      required = true,
      description =
          "A list with the columns files_in_order, transcript and speaker; files are relative to"
              + " its folder.")
  private Path strings;

  private final Console console;

  SpeechEvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    SpeechRecognizer speech = SpeechRecognizer.load(model);
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      speech.report(SpeechFiles.readStrings(strings), workers).print(console.out());
    }
  }
}
