package io.dragoman.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.cli.CommandException;
import io.dragoman.examples.demo.DemoCorpus.Pair;
import io.dragoman.experiment.TrainingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The files of a demo.
 *
 * @param directory of all
 */
record DemoFiles(Path directory) {
  private static final String SOURCE = "en";

  /** The model directory. */
  Path model() {
    return directory.resolve("model");
  }

  /** The picture of an attention. */
  Path attention() {
    return directory.resolve("attention.svg");
  }

  /** The test set as it was translated. */
  Path translations(String language) {
    return directory.resolve("test.out." + language);
  }

  /** The texts to train with. */
  TrainingFiles training(String language) {
    return TrainingFiles.of(
        corpus("train", SOURCE),
        corpus("train", language),
        corpus("valid", SOURCE),
        corpus("valid", language));
  }

  /**
   * Writes the corpus, for the reader and for other programs.
   *
   * @throws CommandException if the folder holds another corpus or cannot be written
   */
  void write(DemoCorpus corpus) {
    write("train", corpus.train(), corpus.target());
    write("valid", corpus.valid(), corpus.target());
    write("test", corpus.test(), corpus.target());
  }

  private void write(String part, List<Pair> pairs, String language) {
    write(corpus(part, SOURCE), pairs, Pair::source);
    write(corpus(part, language), pairs, Pair::target);
  }

  private void write(Path file, List<Pair> pairs, Function<Pair, String> side) {
    try {
      List<String> lines = pairs.stream().map(side).toList();
      if (Files.exists(file) && !Files.readAllLines(file, UTF_8).equals(lines)) {
        throw new CommandException(
            directory + ": holds another corpus: delete it or choose another --output");
      }
      Files.createDirectories(directory);
      Files.write(file, lines, UTF_8);
    } catch (IOException e) {
      throw new CommandException(file + ": cannot be written (" + e + "): choose another --output");
    }
  }

  private Path corpus(String part, String language) {
    return directory.resolve(part + "." + language);
  }
}
