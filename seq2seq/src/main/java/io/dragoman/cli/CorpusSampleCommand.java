package io.dragoman.cli;

import io.dragoman.corpus.LineKeys;
import io.dragoman.corpus.ParallelLines;
import io.dragoman.corpus.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws lines from parallel files. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draw lines at random, the same from all files, and keep their order.",
      "A larger sample with the same seed has the lines of a smaller one."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman corpus sample --size 10000 --seed 1 --input all.de all.en \\",
      "      --output some.de some.en"
    })
final class CorpusSampleCommand implements Runnable {
  @Mixin private ParallelInput input;

  @Option(
      names = "--output",
      arity = "1..*",
      paramLabel = "FILE",
      description = "A file for each input; for a single one default standard output.")
  private List<Path> outputs = List.of();

  @Option(
      names = "--size",
      required = true,
      paramLabel = "N",
      description = "How many lines to draw.")
  private int size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance depends on; default ${DEFAULT-VALUE}.")
  private long seed;

  private final Console console;

  CorpusSampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (size < 1) {
      throw input.misuse("--size is " + size + ": must be at least 1");
    }
    if (!outputs.isEmpty() || input.files().size() > 1) {
      input.requireOneForEach("--output", outputs);
    }
    input.requireDistinct(outputs);
    try (ParallelOutput output = ParallelOutput.open(outputs, console);
        CorpusProgress progress = new CorpusProgress(console, System::nanoTime)) {
      Selection selection =
          Selection.of(input.files(), List.of(size), new LineKeys(seed), progress);
      try (ParallelLines lines = ParallelLines.open(input.files())) {
        for (List<String> row = lines.next(); row != null; row = lines.next()) {
          if (selection.part(lines.line()) == 0) {
            output.row(row);
          }
          progress.at("writing", lines.line(), lines.fraction());
        }
      }
      output.commit();
      progress.done();
      console.err().printf(Locale.ROOT, "%,d of %,d lines drawn%n", size, selection.lines());
    }
  }
}
