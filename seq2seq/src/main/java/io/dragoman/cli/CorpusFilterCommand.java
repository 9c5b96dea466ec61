package io.dragoman.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dragoman.corpus.CorpusListener;
import io.dragoman.corpus.filter.AlignmentScorer;
import io.dragoman.corpus.filter.CorpusFilter;
import io.dragoman.corpus.filter.FilterReport;
import io.dragoman.corpus.filter.PairFiles;
import io.dragoman.corpus.filter.PairRule;
import io.dragoman.tokenizers.TextTokenizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Removes pairs that a model had better not learn from. */
@Command(
    name = "filter",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Remove sentence pairs that break a rule, and tell how many each rule removed.",
      "A pair counts for the first rule that it breaks, in the order of the report."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman corpus filter --source raw.de --target raw.en \\",
      "      --output-source clean.de --output-target clean.en \\",
      "      --drop-empty --tokens 1:100 --max-ratio 3 --deduplicate pair",
      "  dragoman corpus filter --source raw.en --target raw.ja \\",
      "      --output-source clean.en --output-target clean.ja \\",
      "      --source-script Latin --target-script Han,Hiragana,Katakana --keep 90",
    })
final class CorpusFilterCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--source", required = true, paramLabel = "FILE")
  private Path source;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "FILE",
      description = "Sentences and their translations, in files of as many lines.")
  private Path target;

  @Option(names = "--output-source", required = true, paramLabel = "FILE")
  private Path outputSource;

  @Option(
      names = "--output-target",
      required = true,
      paramLabel = "FILE",
      description =
          "Where the good pairs go. Files named .gz or .zst are compressed, here and in input.")
  private Path outputTarget;

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description =
          "Where the other pairs go: rule, line, source and target with tabs between them; a tab in"
              + " the text becomes a space.")
  private Optional<Path> rejected = Optional.empty();

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  @Option(names = "--source-tokenizer", paramLabel = "NAME", defaultValue = "words")
  private String sourceTokenizer;

  @Option(
      names = "--target-tokenizer",
      paramLabel = "NAME",
      defaultValue = "words",
      description =
          "What tokens are: words, whitespace, analyzer:NAME or moses:LANGUAGE;"
              + " default ${DEFAULT-VALUE}.")
  private String targetTokenizer;

  @Mixin private FilterArguments arguments;

  private final Console console;

  CorpusFilterCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    check();
    PairFiles files =
        new PairFiles(
            source,
            target,
            TextTokenizers.create(sourceTokenizer),
            TextTokenizers.create(targetTokenizer));
    try (FilterOutput output = FilterOutput.open(outputSource, outputTarget, rejected, console);
        CorpusProgress progress = new CorpusProgress(console, System::nanoTime)) {
      FilterReport report = filter(files, output, progress);
      output.commit();
      progress.done();
      if (json) {
        printJson(report);
      } else {
        print(report);
      }
    }
  }

  /** Finds mistakes before hours of work. */
  private void check() {
    try {
      if (arguments.isEmpty()) {
        throw misuse("no rule is given: give at least one, such as --drop-empty");
      }
      arguments.alignment();
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
    OptionalDouble keep = arguments.keep();
    if (keep.isPresent() && !(keep.getAsDouble() > 0 && keep.getAsDouble() <= 100)) {
      throw misuse("--keep is " + keep.getAsDouble() + ": must be above 0 and at most 100");
    }
    List<Path> outputs = new ArrayList<>(List.of(outputSource, outputTarget));
    rejected.ifPresent(outputs::add);
    ParallelInput.duplicate(outputs)
        .ifPresent(
            file -> {
              throw misuse(file + " would be written twice: give different files");
            });
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private FilterReport filter(PairFiles files, FilterOutput output, CorpusListener listener) {
    Optional<AlignmentScorer> scorer = Optional.empty();
    if (arguments.needsAlignment()) {
      List<PairRule> usable = arguments.textRules();
      scorer =
          Optional.of(
              AlignmentScorer.learn(
                  files,
                  pair -> usable.stream().allMatch(rule -> rule.accepts(pair)),
                  arguments.alignment(),
                  listener));
    }
    CorpusFilter filter = new CorpusFilter(files, arguments.rules(scorer), listener);
    return arguments.keep().isPresent()
        ? filter.runBest(scorer.orElseThrow(), arguments.keep().getAsDouble(), output)
        : filter.run(output);
  }

  private void print(FilterReport report) {
    TextTable table = new TextTable().row("rule", List.of("removed", "share"));
    report.removed().forEach((rule, count) -> table.row(rule, cells(count, report)));
    table.row("kept", cells(report.kept(), report));
    table.row("all", cells(report.pairs(), report));
    table.lines().forEach(console.out()::println);
  }

  private static List<String> cells(long count, FilterReport report) {
    return List.of(
        String.format(Locale.ROOT, "%,d", count),
        String.format(Locale.ROOT, "%.2f%%", 100.0 * count / report.pairs()));
  }

  private void printJson(FilterReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("pairs", report.pairs()).put("kept", report.kept());
    ObjectNode removed = node.putObject("removed");
    report.removed().forEach(removed::put);
    console.out().println(PrettyJson.of(node));
  }
}
