package io.dragoman.cli;

import io.dragoman.checkpoint.AveragedCheckpoint;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Averages the weights of checkpoints. */
@Command(
    name = "average",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write a model whose weights are the mean of those of several checkpoints: the last or the"
          + " best of one model directory, or those of the folders that are given.",
      "Training keeps as many as training.keep-checkpoints and training.keep-best say. The copy"
          + " translates like any model; training does not go on from it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman average --model de-en --best 3 --output de-en-average",
      "  dragoman average --output mean de-en-1 de-en-2/update-0005000"
    })
final class AverageCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--model", paramLabel = "DIR", description = "Folder of a model.")
  private Optional<Path> model;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Average the newest N checkpoints of --model.")
  private Optional<Integer> last;

  @Option(
      names = "--best",
      paramLabel = "N",
      description = "Average the N checkpoints of --model that validated best.")
  private Optional<Integer> best;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the new model; must be new or empty.")
  private Path output;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description = "Folders of models (of each the best checkpoint) or of checkpoints.")
  private List<Path> folders = List.of();

  private final Console console;

  AverageCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    List<Checkpoint> checkpoints = checkpoints();
    Checkpoint written = AveragedCheckpoint.write(checkpoints, output);
    console
        .err()
        .printf(
            Locale.ROOT, "%s: mean of %d checkpoints:%n", written.directory(), checkpoints.size());
    checkpoints.forEach(each -> console.err().println("  " + each.directory()));
  }

  private List<Checkpoint> checkpoints() {
    boolean chosen = last.isPresent() != best.isPresent();
    if (model.isPresent() != chosen || model.isPresent() != folders.isEmpty()) {
      throw usage("give --model with one of --last and --best, or two or more folders");
    }
    if (model.isEmpty()) {
      if (folders.size() < 2) {
        throw usage("one folder is given: give two or more");
      }
      List<Checkpoint> found = new ArrayList<>();
      folders.forEach(each -> found.add(CheckpointStore.toTranslate(each)));
      return found;
    }
    int count = last.or(() -> best).get();
    if (count < 2) {
      throw usage("the mean of " + count + " checkpoints is asked for: ask for two or more");
    }
    return last.isPresent()
        ? CheckpointStore.last(model.get(), count)
        : CheckpointStore.best(model.get(), count);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
