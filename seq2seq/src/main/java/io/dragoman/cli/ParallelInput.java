package io.dragoman.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option for parallel files, and checks of the files that are made of them. */
final class ParallelInput {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Text, one file or several whose lines belong together. Files named .gz or .zst are"
              + " compressed, here and in output.")
  private List<Path> files;

  List<Path> files() {
    return files;
  }

  /** Refuses another number of values of an option than there are input files. */
  void requireOneForEach(String option, List<?> values) {
    if (values.size() != files.size()) {
      throw misuse(
          option
              + " has "
              + values.size()
              + " values but --input has "
              + files.size()
              + " files: give one for each");
    }
  }

  /** Refuses to write one file twice. */
  void requireDistinct(List<Path> outputs) {
    duplicate(outputs)
        .ifPresent(
            file -> {
              throw misuse(file + " would be written twice: give different files");
            });
  }

  ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  static Optional<Path> duplicate(List<Path> files) {
    Set<Path> seen = new HashSet<>();
    return files.stream()
        .filter(file -> !seen.add(file.toAbsolutePath().normalize()))
        .filter(file -> !Files.exists(file) || Files.isRegularFile(file))
        .findFirst();
  }
}
