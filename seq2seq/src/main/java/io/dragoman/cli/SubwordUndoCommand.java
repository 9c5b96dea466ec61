package io.dragoman.cli;

import io.dragoman.tokenizers.subword.bpe.BpeSegmenter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts subwords together. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Put the subwords of each line together: as many lines out as in.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman subword undo < test.bpe.de > test.de")
final class SubwordUndoCommand implements Runnable {
  @Mixin private LineFilter filter;

  private final Console console;

  SubwordUndoCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    filter.run(console, BpeSegmenter::undo);
  }
}
