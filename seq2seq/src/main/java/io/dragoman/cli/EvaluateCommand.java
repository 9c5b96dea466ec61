package io.dragoman.cli;

import io.dragoman.evaluation.Metric;
import io.dragoman.evaluation.References;
import io.dragoman.evaluation.Score;
import io.dragoman.evaluation.Signature;
import io.dragoman.evaluation.SufficientStatistics;
import io.dragoman.evaluation.Whitespace;
import io.dragoman.evaluation.significance.Resamples;
import io.dragoman.evaluation.significance.SignificanceTest;
import io.dragoman.evaluation.significance.TestResult;
import io.dragoman.experiment.ThisProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores translations. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Score translations by BLEU, chrF and TER, as sacreBLEU computes them, or a model by how"
            + " little the right translations surprise it (perplexity).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman evaluate --hypothesis test.out --reference test.en",
      "  dragoman evaluate --metric bleu,chrf --hypothesis a.out --compare b.out \\",
      "      --reference test.en",
      "  dragoman evaluate --metric perplexity --model de-en --source test.de --reference test.en",
    })
final class EvaluateCommand implements Runnable {
  @Option(
      names = "--hypothesis",
      paramLabel = "FILE",
      description = "Translations to score; needed but for perplexity.")
  private Path hypothesis;

  @Option(
      names = "--reference",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Right translations, one file or several.")
  private List<Path> references;

  @Option(
      names = "--num-refs",
      paramLabel = "N",
      defaultValue = "1",
      description = "References in each line, at most, with tabs between them; default 1.")
  private int perLine;

  @Mixin private MetricArguments metrics;

  @ArgGroup(validate = false, heading = "%nPerplexity:%n", order = 4)
  private final PerplexityArguments perplexity = new PerplexityArguments();

  @Option(
      names = "--sentence-level",
      description = "Score every line by itself; one line of results for each.")
  private boolean sentenceLevel;

  @Option(
      names = "--confidence",
      description = "Tell the 95%% confidence interval, by bootstrap resampling.")
  private boolean confidence;

  @Option(
      names = "--compare",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Translations of other systems: tell whether they differ from --hypothesis.")
  private List<Path> others = List.of();

  @Option(
      names = "--test",
      paramLabel = "NAME",
      defaultValue = "bootstrap",
      description = "How to compare, one of ${COMPLETION-CANDIDATES}; default bootstrap.")
  private SignificanceTest test;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Resamples, default 1,000, or trials of randomization, default 10,000.")
  private Integer resamples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description = "What chance depends on; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES}; default text.")
  private ReportFormat format;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "2",
      description = "Digits after the point; default 2.")
  private int width;

  @Option(names = "--score-only", description = "Print nothing but the scores.")
  private boolean scoreOnly;

  @Spec private CommandSpec spec;

  private final Console console;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    check();
    if (metrics.isPerplexity()) {
      scoreModel();
      return;
    }
    List<Metric> computed = metrics(sentenceLevel);
    List<Path> files = Stream.concat(Stream.of(hypothesis), others.stream()).toList();
    List<List<String>> systems = files.stream().map(EvaluateCommand::lines).toList();
    References right = readReferences(systems.get(0).size());
    checkSizes(files, systems);
    List<List<SufficientStatistics>> statistics = new ArrayList<>();
    for (List<String> system : systems) {
      statistics.add(
          computed.stream().map(each -> SufficientStatistics.of(each, system, right)).toList());
    }
    List<Signature> signatures = computed.stream().map(each -> signature(each, right)).toList();
    EvaluationReport report = format.report(console.out(), signatures, width, scoreOnly);
    if (sentenceLevel) {
      report.sentences(statistics.get(0));
      return;
    }
    List<List<TestResult>> results =
        statistics.stream().map(each -> test(statistics, each)).toList();
    if (others.isEmpty()) {
      report.system(hypothesis.toString(), results.get(0));
    } else {
      report.systems(files.stream().map(Path::toString).toList(), results, comparison());
      warnOfEquals(files, statistics);
    }
  }

  private void scoreModel() {
    boolean translations = hypothesis != null || perLine > 1 || references.size() > 1;
    if (translations || sentenceLevel || confidence || !others.isEmpty()) {
      throw usage(
          "--metric perplexity takes --model, --source and one --reference, and none of"
              + " --hypothesis, --num-refs, --sentence-level, --confidence and --compare");
    }
    perplexity
        .complaint()
        .ifPresent(
            complaint -> {
              throw usage(complaint);
            });
    List<Score> scores = perplexity.scores(references.get(0), console);
    Signature signature =
        perplexity.signature().append("version", "dragoman-" + ThisProgram.version());
    format
        .report(console.out(), Collections.nCopies(scores.size(), signature), width, scoreOnly)
        .system(perplexity.name(), scores.stream().map(TestResult::of).toList());
  }

  private void check() {
    if (hypothesis == null && !metrics.isPerplexity()) {
      throw usage("Missing required option: '--hypothesis=FILE'");
    }
    if (perplexity.isUsed() && !metrics.isPerplexity()) {
      throw usage("--model, --source and --threads go with --metric perplexity only");
    }
    boolean tests = confidence || !others.isEmpty();
    if (sentenceLevel && tests) {
      throw usage("--sentence-level goes with neither --confidence nor --compare");
    }
    if (sentenceLevel && format == ReportFormat.LATEX) {
      throw usage("--sentence-level goes with --format text or json");
    }
    if (resamples != null && !tests) {
      throw usage("--resamples goes with --confidence or --compare");
    }
    requireInRange("--resamples", resamples == null ? 1 : resamples, 1, 10_000_000);
    requireInRange("--num-refs", perLine, 1, 1_000);
    requireInRange("--width", width, 0, 15);
  }

  private void requireInRange(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw usage(
          String.format(
              Locale.ROOT, "%s %,d: must be from %,d to %,d", option, value, least, most));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<Metric> metrics(boolean sentences) {
    try {
      return metrics.metrics(sentences);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private int trials() {
    return resamples == null ? test().defaultTrials() : resamples;
  }

  /** Intervals of a single system are always bootstrapped. */
  private SignificanceTest test() {
    return others.isEmpty() ? SignificanceTest.BOOTSTRAP : test;
  }

  private List<TestResult> test(
      List<List<SufficientStatistics>> all, List<SufficientStatistics> system) {
    List<TestResult> results = new ArrayList<>();
    for (int k = 0; k < system.size(); k++) {
      SufficientStatistics baseline = all.get(0).get(k);
      if (!others.isEmpty()) {
        results.add(
            system == all.get(0)
                ? test.baseline(baseline, trials(), seed)
                : test.compare(baseline, system.get(k), trials(), seed));
      } else if (confidence) {
        Resamples drawn = Resamples.random(trials(), baseline.lines(), seed);
        results.add(TestResult.of(baseline.score()).withInterval(drawn.scores(baseline)));
      } else {
        results.add(TestResult.of(baseline.score()));
      }
    }
    return results;
  }

  private Signature signature(Metric metric, References right) {
    Signature signature = metric.signature();
    if (confidence || !others.isEmpty()) {
      signature =
          signature
              .prepend("seed", Long.toString(seed))
              .prepend(test().field(), Integer.toString(trials()));
    }
    return signature
        .prepend("nrefs", right.count())
        .append("version", "dragoman-" + ThisProgram.version());
  }

  private String comparison() {
    return String.format(
        Locale.ROOT,
        test == SignificanceTest.BOOTSTRAP
            ? "paired bootstrap resampling with %,d resamples"
            : "paired approximate randomization with %,d trials",
        trials());
  }

  private void warnOfEquals(List<Path> files, List<List<SufficientStatistics>> statistics) {
    List<SufficientStatistics> baseline = statistics.get(0);
    for (int i = 1; i < files.size(); i++) {
      for (int k = 0; k < baseline.size(); k++) {
        if (statistics.get(i).get(k).sameAs(baseline.get(k))) {
          console
              .err()
              .printf(
                  "dragoman: warning: %s and %s are the same to %s in every line: p means nothing%n",
                  files.get(0), files.get(i), baseline.get(k).metric().name());
        }
      }
    }
  }

  private References readReferences(int lines) {
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      all.add(new ArrayList<>());
    }
    for (Path file : references) {
      List<String> text = lines(file);
      requireSameSize(hypothesis, lines, file, text.size());
      for (int i = 0; i < lines; i++) {
        all.get(i).addAll(Arrays.asList(text.get(i).split("\t", perLine)));
      }
    }
    return References.ofLines(all);
  }

  private static void checkSizes(List<Path> files, List<List<String>> systems) {
    for (int i = 1; i < files.size(); i++) {
      requireSameSize(files.get(0), systems.get(0).size(), files.get(i), systems.get(i).size());
    }
  }

  private static void requireSameSize(Path first, int firstLines, Path second, int secondLines) {
    if (firstLines != secondLines) {
      throw new CommandException(
          String.format(
              Locale.ROOT,
              "%s has %,d lines but %s has %,d: line n of one must belong to line n of the other",
              first,
              firstLines,
              second,
              secondLines));
    }
  }

  private static List<String> lines(Path file) {
    List<String> lines = Inputs.lines(file);
    lines.replaceAll(Whitespace::stripTrailing);
    return lines;
  }
}
