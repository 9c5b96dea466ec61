package io.dragoman.cli;

import io.dragoman.corpus.LineKeys;
import io.dragoman.corpus.Shuffle;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shuffles parallel files. */
@Command(
    name = "shuffle",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Put lines into a random order, the same for all files.",
      "The order depends on the seed and the number of lines alone. Text goes through temporary"
          + " files, so that little memory is needed."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman corpus shuffle --seed 1 --input all.de all.en \\",
      "      --output shuffled.de shuffled.en"
    })
final class CorpusShuffleCommand implements Runnable {
  @Mixin private ParallelInput input;

  @Option(
      names = "--output",
      arity = "1..*",
      paramLabel = "FILE",
      description = "A file for each input; for a single one default standard output.")
  private List<Path> outputs = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance depends on; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--temporary",
      paramLabel = "DIR",
      description =
          "Where temporary files go, as large as all text; default beside the first output.")
  private Optional<Path> temporary = Optional.empty();

  private final Console console;

  CorpusShuffleCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (!outputs.isEmpty() || input.files().size() > 1) {
      input.requireOneForEach("--output", outputs);
    }
    input.requireDistinct(outputs);
    try (ParallelOutput output = ParallelOutput.open(outputs, console);
        CorpusProgress progress = new CorpusProgress(console, System::nanoTime)) {
      long lines =
          Shuffle.run(input.files(), temporary(), new LineKeys(seed), output::row, progress);
      output.commit();
      progress.done();
      console.err().printf(Locale.ROOT, "%,d lines shuffled%n", lines);
    }
  }

  private Path temporary() {
    return temporary.orElseGet(
        () ->
            outputs.isEmpty()
                ? Path.of(System.getProperty("java.io.tmpdir"))
                : outputs.get(0).toAbsolutePath().getParent());
  }
}
