package io.dragoman.cli;

import io.dragoman.tokenizers.normalization.TextNormalizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Normalizes lines. */
@Command(
    name = "normalize",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Normalize each line: as many lines out as in.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman normalize --normalization nfc+punctuation:de < test.de")
final class NormalizeCommand implements Runnable {
  @Option(
      names = "--normalization",
      required = true,
      paramLabel = "SPEC",
      description = "What to do: " + TextNormalizer.FORMS + ".")
  private String normalization;

  @Mixin private LineFilter filter;

  private final Console console;

  NormalizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    filter.run(console, TextNormalizer.of(normalization)::normalize);
  }
}
