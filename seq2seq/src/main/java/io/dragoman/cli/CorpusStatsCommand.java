package io.dragoman.cli;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.corpus.stats.CorpusStatistics;
import io.dragoman.corpus.stats.TypeCounts;
import io.dragoman.plot.Picture;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what a corpus is made of. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Count lines, tokens, types and lengths, the words that another text does not have, and"
            + " draw a picture of lengths.",
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman corpus stats --input test.de test.en --against train.de train.en \\",
      "      --picture lengths.svg"
    })
final class CorpusStatsCommand implements Runnable {
  @Mixin private ParallelInput input;

  @Option(
      names = "--tokenizer",
      arity = "1..*",
      paramLabel = "NAME",
      description =
          "What tokens are: words, whitespace, analyzer:NAME or moses:LANGUAGE; one for all"
              + " files or one for each; default words.")
  private List<String> tokenizers = List.of("words");

  @Option(names = "--lowercase", description = "Lowercase the text first.")
  private boolean lowercase;

  @Option(
      names = "--against",
      arity = "1..*",
      paramLabel = "FILE",
      description = "A text for each input: tell what of the input does not occur in it.")
  private List<Path> against = List.of();

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      defaultValue = "1000,2000,5000,10000,20000,50000,100000",
      description =
          "Sizes of vocabularies whose coverage is told; default ${DEFAULT-VALUE}. Those that the"
              + " text has too few types for are left out.")
  private List<Integer> sizes;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "A picture (.svg or .png) of the lengths, and for two files of their ratio.")
  private Optional<Path> picture = Optional.empty();

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  private final Console console;

  CorpusStatsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    List<CorpusStatistics.Text> texts = new ArrayList<>();
    try (CorpusProgress progress = new CorpusProgress(console, System::nanoTime)) {
      check();
      for (int i = 0; i < input.files().size(); i++) {
        texts.add(text(i, progress));
      }
      CorpusStatistics statistics = CorpusStatistics.of(texts, sizes, progress);
      progress.done();
      StatisticsReport report = new StatisticsReport(input.files(), statistics);
      if (picture.isPresent()) {
        draw(report, picture.get());
      }
      if (json) {
        console.out().println(PrettyJson.of(report.json()));
      } else {
        report.lines().forEach(console.out()::println);
      }
    }
  }

  private void check() {
    if (tokenizers.size() > 1) {
      input.requireOneForEach("--tokenizer", tokenizers);
    }
    if (!against.isEmpty()) {
      input.requireOneForEach("--against", against);
    }
    for (int size : sizes) {
      if (size < 1) {
        throw input.misuse("--sizes has " + size + ": must be at least 1");
      }
    }
  }

  private CorpusStatistics.Text text(int file, CorpusListener listener) {
    TextTokenizer tokenizer =
        TextTokenizers.create(tokenizers.get(tokenizers.size() > 1 ? file : 0), lowercase);
    Optional<TypeCounts> known =
        against.isEmpty()
            ? Optional.empty()
            : Optional.of(TypeCounts.of(against.get(file), tokenizer, listener));
    return new CorpusStatistics.Text(input.files().get(file), tokenizer, known);
  }

  private void draw(StatisticsReport report, Path file) {
    if (Picture.isPng(file)) {
      try {
        report.picture().picture().write(file);
        return;
      } catch (IOException e) {
        throw new CommandException(file + ": cannot be written (" + e + "): check the folder");
      }
    }
    try (Output output = Output.open(Optional.of(file), console)) {
      report.picture().svg().lines().forEach(output::line);
      output.commit();
    }
  }
}
