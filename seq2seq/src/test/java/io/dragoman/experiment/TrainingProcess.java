package io.dragoman.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A process that trains a toy model until it is done or killed. */
final class TrainingProcess {
  private TrainingProcess() {}

  /** Takes the directory of the texts, that of the model, and settings. */
  public static void main(String[] args) {
    String[] settings = Arrays.copyOfRange(args, 2, args.length);
    try (TrainingRun run =
        TrainingRun.prepare(
            ToyFiles.in(Path.of(args[0])), Path.of(args[1]), ToyFiles.config(settings), "test")) {
      run.run(List.of());
    }
  }
}
