package io.dragoman.cli;

import io.dragoman.tokenizers.casing.TruecasedLines;
import io.dragoman.tokenizers.casing.Truecaser;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Truecases text. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write the first word of each sentence, and words that are unknown as they are, as they are"
          + " most often written: as many lines out as in.",
      "XML tags and factors (word|factor) stay as they are."
    },
    footerHeading = "%nExample:%n",
    footer = "  dragoman truecase apply --model de.truecase < test.tok.de > test.tc.de")
final class TruecaseApplyCommand implements Runnable {
  @Mixin private LineFilter filter;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "Words and counts that \"truecase learn\" or Moses learned.")
  private Path model;

  private final Console console;

  TruecaseApplyCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Truecaser truecaser = Truecaser.read(model);
    filter.run(console, line -> TruecasedLines.apply(truecaser, line));
  }
}
