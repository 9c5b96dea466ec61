package io.dragoman.experiment;

import io.dragoman.config.RunConfig;
import io.dragoman.data.SentencePair;
import io.dragoman.toys.Toys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Texts of the toy language in a directory, and a configuration that learns them. */
final class ToyFiles {
  private ToyFiles() {}

  /** Writes 200 pairs to learn from and 20 to validate with. */
  static TrainingFiles write(Path directory) throws IOException {
    return write(directory, Toys.text(200, 1), Toys.text(20, 2));
  }

  static TrainingFiles write(Path directory, List<SentencePair> train, List<SentencePair> valid)
      throws IOException {
    TrainingFiles files = in(directory);
    Toys.write(files.trainSources().get(0), files.trainTargets().get(0), train);
    Toys.write(files.validSource(), files.validTarget(), valid);
    return files;
  }

  static TrainingFiles in(Path directory) {
    return TrainingFiles.of(
        directory.resolve("train.src"),
        directory.resolve("train.tgt"),
        directory.resolve("valid.src"),
        directory.resolve("valid.tgt"));
  }

  static RunConfig config(String... settings) {
    return Toys.config("training.average=0.9", "training.validate-every=20u").with(settings);
  }
}
