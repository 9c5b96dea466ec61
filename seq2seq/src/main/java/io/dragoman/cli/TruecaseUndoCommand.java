package io.dragoman.cli;

import io.dragoman.tokenizers.casing.TruecasedLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes truecasing back. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Capitalize the first word of each sentence: as many lines out as in.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman truecase undo < test.tc.de > test.tok.de")
final class TruecaseUndoCommand implements Runnable {
  @Mixin private LineFilter filter;

  private final Console console;

  TruecaseUndoCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    filter.run(console, TruecasedLines::undo);
  }
}
