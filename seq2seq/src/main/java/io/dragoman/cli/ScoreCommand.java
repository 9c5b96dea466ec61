package io.dragoman.cli;

import com.google.common.collect.Iterators;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.experiment.ModelEnsemble;
import io.dragoman.translate.ScoredTranslation;
import io.dragoman.translate.ScoringTask;
import io.dragoman.translate.TranslationScorer;
import io.dragoman.translate.WordScore;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores translations that are given. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tell how probable a model finds given translations: log p(target | source), base e, a line"
          + " for each pair. A translation found by search gets the log-probability of the search.",
      "Or score an n-best list, or count how often the right translation is preferred."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman score --model de-en --source test.de --target test.en",
      "  dragoman score --model de-en --source test.de --target test.en --words --format jsonl",
      "  dragoman score --model en-de --reverse --source test.de --n-best test.nbest \\",
      "      --feature Reverse > test.features",
      "  dragoman score --model de-en --source test.de --target test.en --contrastive wrong.en"
    })
final class ScoreCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private ModelArguments models;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "FILE",
      description = "Lines that were translated.")
  private Path source;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "A translation of each line, to be scored.")
  private Optional<Path> target;

  @Option(names = "--tokens", description = "Tell the log-probability of each piece, too.")
  private boolean tokens;

  @Option(
      names = "--words",
      description = "Tell the least and the mean probability of the pieces of each word, too.")
  private boolean words;

  @Option(
      names = "--normalize",
      description = "Scores are the mean of a piece (the end counted) in place of the sum.")
  private boolean normalize;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "text",
      description = {
        "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. With text, the score and, after"
            + " tabs, pieces or words with their numbers;",
        "with tsv: line, score, log p, pieces with the end, unknown pieces, and what else is asked"
            + " for."
      })
  private ScoreFormat format;

  @Option(
      names = "--summary",
      description = "Print nothing but sums over all lines, with the perplexity.")
  private boolean summary;

  @Option(
      names = "--contrastive",
      paramLabel = "FILE",
      description = "Wrong translations: tell how often those of --target are more probable.")
  private Optional<Path> contrastive;

  @Option(
      names = "--details",
      description = "With --contrastive, tell also what each line's two translations get.")
  private boolean details;

  @Option(
      names = "--n-best",
      paramLabel = "FILE",
      description =
          "Score \"line ||| text ||| features ||| score\" instead, and append a feature; as many"
              + " lines out as in.")
  private Optional<Path> nBest;

  @Option(
      names = "--feature",
      paramLabel = "NAME",
      defaultValue = "Model",
      description = "Name of that feature; default ${DEFAULT-VALUE}.")
  private String feature;

  @Option(
      names = "--feature-weight",
      paramLabel = "W",
      defaultValue = "0",
      description =
          "Add W times the feature to the score and order translations anew; by default neither.")
  private double weight;

  @Option(
      names = "--reverse",
      description = "The model translates the n-best texts into the source: log p(source | text).")
  private boolean reverse;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where results go; default standard output.")
  private Optional<Path> output;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Translations scored together; never changes results.")
  private int batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default all cores. Never changes results.")
  private Optional<Integer> threads;

  private final Console console;

  ScoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    check();
    KernelsNote.printIfSlow(console);
    int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
    ModelEnsemble loaded = models.load(spec);
    try (TranslationScorer scorer = loaded.scorer(batch, workers);
        Output out = Output.open(output, console)) {
      if (nBest.isPresent()) {
        new NBestScoring(Inputs.lines(source), feature, weight, reverse, normalize)
            .run(nBest.get(), scorer, out);
      } else if (contrastive.isPresent()) {
        new ContrastiveScoring(normalize, details)
            .run(source, target.get(), contrastive.get(), scorer, out);
      } else {
        scorePairs(scorer, out);
      }
      out.commit();
    }
  }

  private void check() {
    if (target.isPresent() == nBest.isPresent()) {
      throw misuse("give either --target or --n-best");
    }
    if (contrastive.isPresent() && (nBest.isPresent() || summary || tokens || words)) {
      throw misuse(
          "--contrastive goes with --target, and with none of --summary, --tokens and --words");
    }
    if (details && contrastive.isEmpty()) {
      throw misuse("--details goes with --contrastive");
    }
    if (nBest.isPresent() && (tokens || words || summary)) {
      throw misuse("--n-best goes with none of --tokens, --words and --summary");
    }
    if (nBest.isEmpty() && (reverse || weight != 0)) {
      throw misuse("--reverse and --feature-weight go with --n-best");
    }
    if (!feature.matches("[^\\s=|]+")) {
      throw misuse("--feature '" + feature + "': must be one word without = and |");
    }
    if (!Double.isFinite(weight)) {
      throw misuse("--feature-weight is " + weight + ": must be a number");
    }
    if (batch < 1 || threads.orElse(1) < 1) {
      throw misuse("--batch and --threads must be at least 1");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void scorePairs(TranslationScorer scorer, Output out) {
    ScoreSummary sums = new ScoreSummary();
    try (ParallelCorpus pairs = ParallelCorpus.open(source, target.get())) {
      Iterator<ScoringTask> tasks =
          Iterators.transform(
              pairs, pair -> new ScoringTask(pair.source(), List.of(pair.target())));
      long[] line = {0};
      scorer.score(
          tasks,
          scored -> {
            line[0]++;
            sums.add(scored.get(0));
            if (!summary) {
              out.line(line(line[0], scored.get(0), scorer));
            }
          });
    }
    if (summary) {
      out.line(sums.line());
    }
  }

  private String line(long number, ScoredTranslation scored, TranslationScorer scorer) {
    List<WordScore> asked = words ? scorer.words(scored) : List.of();
    double score = normalize ? scored.mean() : scored.logProbability();
    return format.line(number, score, scored, new ScoreFormat.Details(tokens, words, asked));
  }
}
