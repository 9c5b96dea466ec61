package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.config.ConfigWriter;
import io.dragoman.config.RunConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A folder with a toy language of a few words and a model that learns it within seconds.
 *
 * @param folder with train, valid and test files
 */
record TinyProject(Path folder) {
  private static final String[] SOURCE = {"the", "red", "blue", "dog", "cat", "sees", "likes"};
  private static final String[] TARGET = {"der", "rot", "blau", "Hund", "Katze", "sieht", "mag"};
  private static final List<String> SETTINGS =
      List.of(
          "data.vocabulary-min-frequency=1",
          "model.encoder.embedding=12",
          "model.encoder.hidden=12",
          "model.decoder.embedding=12",
          "model.decoder.hidden=12",
          "model.decoder.readout=12",
          "model.attention.units=12",
          "model.dropout.embedding=0",
          "model.dropout.readout=0",
          "training.batch-size=8",
          "training.decay-factor=1",
          "training.early-stopping-patience=0",
          "training.optimizer.learning-rate=0.02");

  /** Writes 50 pairs to learn and 10 of each other kind. */
  static TinyProject in(Path folder) {
    SplittableRandom random = new SplittableRandom(5);
    TinyProject project = new TinyProject(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    project.write("train", 50, random);
    project.write("valid", 10, random);
    project.write("test", 10, random);
    return project;
  }

  private void write(String name, int count, SplittableRandom random) {
    List<String> source = new ArrayList<>();
    List<String> target = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] words = random.ints(random.nextInt(1, 5), 0, SOURCE.length).toArray();
      source.add(sentence(words, SOURCE));
      target.add(sentence(words, TARGET));
    }
    write(name + ".en", source);
    write(name + ".de", target);
  }

  private static String sentence(int[] words, String[] language) {
    return String.join(" ", Arrays.stream(words).mapToObj(word -> language[word]).toList()) + ".";
  }

  /** Writes lines and returns the file. */
  Path write(String name, List<String> lines) {
    return write(name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  /** Writes bytes and returns the file. */
  Path write(String name, byte[] bytes) {
    try {
      return Files.write(file(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file. */
  String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes the settings of {@link #training} as a configuration and returns the file. */
  Path config() {
    RunConfig config = RunConfig.standard().with(SETTINGS.toArray(String[]::new));
    return write("tiny.yaml", ConfigWriter.format(config).getBytes(UTF_8));
  }

  /** The arguments that train into a folder, with further settings. */
  List<Object> training(String model, String... settings) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--train-source",
                file("train.en"),
                "--train-target",
                file("train.de"),
                "--valid-source",
                file("valid.en"),
                "--valid-target",
                file("valid.de"),
                "--model",
                file(model),
                "--threads",
                "2",
                "--set"));
    arguments.addAll(SETTINGS);
    arguments.addAll(List.of(settings));
    return arguments;
  }

  /** Trains into a folder. */
  CommandLineRun train(String model, String... settings) {
    return CommandLineRun.of(training(model, settings).toArray());
  }
}
