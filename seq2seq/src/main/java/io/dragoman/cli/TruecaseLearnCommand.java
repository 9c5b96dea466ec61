package io.dragoman.cli;

import io.dragoman.tokenizers.casing.Truecaser;
import io.dragoman.tokenizers.casing.TruecaserLearner;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns how words are written inside sentences. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Count how each word is written where no sentence starts.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman truecase learn --input train.tok.de --output de.truecase")
final class TruecaseLearnCommand implements Runnable {
  @Mixin private TextInput input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "Where the words with their counts go.")
  private Path output;

  @Option(
      names = {"--possibly-use-first-token", "--possiblyUseFirstToken"},
      description =
          "Count the first word of a sentence if it is not capitalized and, as a tenth, if it is"
              + " the only one of its line.")
  private boolean firstToo;

  private final Console console;

  TruecaseLearnCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    TruecaserLearner learner = TruecaserLearner.ofMoses(firstToo);
    long lines = input.forEachLine(console, learner::addLine);
    Truecaser truecaser = learner.learn();
    try (Output out = Output.open(Optional.of(output), console)) {
      truecaser.lines().forEach(out::line);
      out.commit();
    }
    console
        .err()
        .printf(Locale.ROOT, "%s: %,d words from %,d lines%n", output, truecaser.size(), lines);
  }
}
