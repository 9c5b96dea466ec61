package io.dragoman.cli;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.corpus.LineKeys;
import io.dragoman.corpus.ParallelLines;
import io.dragoman.corpus.Selection;
import io.dragoman.data.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Splits parallel files into a training set and others. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Set lines aside at random, for test and development; all other lines are for training. Lines"
          + " keep their order.",
      "all.de.gz becomes train.de.gz, dev.de.gz and test.de.gz. The test set depends on its size,"
          + " the seed and the number of lines alone. Remove duplicates first, so that no test line"
          + " is trained on: \"dragoman corpus filter --deduplicate\"."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman corpus split --test 1000 --dev 1000 --seed 1 \\",
      "      --input all.de all.en --output parts"
    })
final class CorpusSplitCommand implements Runnable {
  @Mixin private ParallelInput input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the parts, made if there is none.")
  private Path folder;

  @Option(names = "--test", paramLabel = "N", description = "Lines for test.")
  private Optional<Integer> test = Optional.empty();

  @Option(names = "--dev", paramLabel = "N", description = "Lines for development.")
  private Optional<Integer> dev = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance depends on; default ${DEFAULT-VALUE}.")
  private long seed;

  private final Console console;

  /**
   * A part of the corpus.
   *
   * @param size in lines
   */
  private record Part(String name, int size) {}

  CorpusSplitCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    List<Part> parts = parts();
    List<List<Path>> files = new ArrayList<>();
    for (Part part : parts) {
      files.add(files(part.name()));
    }
    files.add(files("train"));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandException(folder + ": cannot be made (" + e + "): check the path");
    }
    try (CorpusProgress progress = new CorpusProgress(console, System::nanoTime)) {
      List<Integer> sizes = parts.stream().map(Part::size).toList();
      Selection selection = Selection.of(input.files(), sizes, new LineKeys(seed), progress);
      write(selection, files, progress);
      progress.done();
      long rest = selection.lines() - sizes.stream().mapToLong(size -> size).sum();
      StringBuilder report = new StringBuilder(folder + ":");
      parts.forEach(part -> report.append(text(" %s %,d,", part.name(), part.size())));
      console.err().println(report.append(text(" train %,d lines", rest)));
    }
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    test.ifPresent(size -> parts.add(part("test", size)));
    dev.ifPresent(size -> parts.add(part("dev", size)));
    if (parts.isEmpty()) {
      throw input.misuse("give --test, --dev or both");
    }
    return parts;
  }

  private Part part(String name, int size) {
    if (size < 1) {
      throw input.misuse("--" + name + " is " + size + ": must be at least 1");
    }
    return new Part(name, size);
  }

  private List<Path> files(String part) {
    List<Path> files = new ArrayList<>();
    for (Path file : input.files()) {
      files.add(folder.resolve(part + extension(file.getFileName().toString())));
    }
    for (Path file : files) {
      if (input.files().stream().anyMatch(each -> same(each, file))) {
        throw input.misuse(file + " is a file of --input: use another --output");
      }
    }
    ParallelInput.duplicate(files)
        .ifPresent(
            file -> {
              throw input.misuse(
                  "two files of --input would become "
                      + file
                      + ": give them names with different ends, such as all.de and all.en");
            });
    return files;
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /** What follows the last point, and the end that tells the compression. */
  private static String extension(String name) {
    String plain = Compression.nameWithin(Path.of(name));
    String zipped = name.substring(plain.length());
    return (plain.contains(".") ? plain.substring(plain.lastIndexOf('.')) : "." + plain) + zipped;
  }

  private void write(Selection selection, List<List<Path>> files, CorpusListener listener) {
    List<ParallelOutput> outputs = new ArrayList<>();
    try (ParallelLines lines = ParallelLines.open(input.files())) {
      for (List<Path> part : files) {
        outputs.add(ParallelOutput.open(part, console));
      }
      for (List<String> row = lines.next(); row != null; row = lines.next()) {
        outputs.get(selection.part(lines.line())).row(row);
        listener.at("writing", lines.line(), lines.fraction());
      }
      outputs.forEach(ParallelOutput::commit);
    } finally {
      outputs.forEach(ParallelOutput::close);
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
