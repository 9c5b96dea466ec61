package io.dragoman.cli;

import io.dragoman.data.Utf8Lines;
import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.rerank.CandidateList;
import io.dragoman.rerank.NBestFeatures;
import io.dragoman.rerank.Utility;
import io.dragoman.rerank.WeightTuning;
import io.dragoman.rerank.WeightTuning.Tuned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Chooses among the translations of an n-best list by weighted features. */
@Command(
    name = "rerank",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Choose of an n-best list the translations with the largest weighted sum of features: those"
          + " that \"dragoman score --n-best\" appends, Score, its last field, and Length, words.",
      "With --tune, find the weights that give the best BLEU or chrF (minimum error rate training)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman rerank --n-best dev.nbest --tune --reference dev.en --output weights.txt",
      "  dragoman rerank --n-best test.nbest --weights weights.txt > test.out",
      "  dragoman rerank --n-best test.nbest --weight Score=1,R2L=0.5 > test.out"
    })
final class RerankCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--n-best",
      required = true,
      paramLabel = "FILE",
      description = "Lines such as \"line ||| text ||| R2L= -7.5 ||| score\", lines from 0.")
  private Path nBest;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "Weights as --tune writes them, \"Name= W\" in each line.")
  private Optional<Path> weightsFile;

  @Option(
      names = "--weight",
      split = ",",
      paramLabel = "NAME=W",
      description =
          "Weights of features, instead of those of the file; features without one do not count."
              + " With --tune, where to start. Score=1 if nothing is given.")
  private Map<String, Double> weights = new LinkedHashMap<>();

  @Option(names = "--tune", description = "Find weights and write them.")
  private boolean tune;

  @Option(
      names = "--reference",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Right translations for --tune, one file or several.")
  private List<Path> references = List.of();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = "bleu",
      description = "What --tune makes large, one of ${COMPLETION-CANDIDATES}; default bleu.")
  private Utility metric;

  @Option(
      names = "--tokenize",
      paramLabel = "NAME",
      defaultValue = "13a",
      description = "How BLEU splits lines, one of ${COMPLETION-CANDIDATES}; default 13a.")
  private BleuTokenization tokenization;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      defaultValue = "20",
      description = "Random starts of --tune besides the first; default ${DEFAULT-VALUE}.")
  private int restarts;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance depends on; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where translations or weights go; default standard output.")
  private Optional<Path> output;

  private final Console console;

  RerankCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (tune == references.isEmpty()) {
      throw misuse("--tune and --reference go together");
    }
    if (restarts < 0) {
      throw misuse("--restarts is " + restarts + ": must be 0 or more");
    }
    NBestFeatures features = read();
    double[] given = features.weights(given());
    try (Output out = Output.open(output, console)) {
      if (tune) {
        tune(features, given, out);
      } else {
        choose(features, given, out);
      }
      out.commit();
    }
  }

  private NBestFeatures read() {
    try (Utf8Lines lines = Utf8Lines.open(nBest)) {
      return NBestFeatures.read(lines);
    }
  }

  private Map<String, Double> given() {
    Map<String, Double> all = new LinkedHashMap<>();
    if (weightsFile.isPresent()) {
      int number = 0;
      for (String line : Inputs.lines(weightsFile.get())) {
        number++;
        int equals = line.indexOf('=');
        try {
          all.put(line.substring(0, equals).strip(), Double.valueOf(line.substring(equals + 1)));
        } catch (RuntimeException e) {
          throw new CommandException(
              "%s: line %d: '%s' is no weight: write \"Name= 0.5\""
                  .formatted(weightsFile.get(), number, line));
        }
      }
    }
    all.putAll(weights);
    return all.isEmpty() ? Map.of(NBestFeatures.SCORE, 1.0) : all;
  }

  /** A line for every id from 0 to the last, empty where the list has none. */
  private static void choose(NBestFeatures features, double[] given, Output out) {
    int next = 0;
    for (CandidateList list : features.lists()) {
      for (; next < list.id(); next++) {
        out.line("");
      }
      out.line(list.texts().get(list.best(given)));
      next++;
    }
  }

  private void tune(NBestFeatures features, double[] start, Output out) {
    List<List<String>> texts = references.stream().map(Inputs::lines).toList();
    List<List<String>> right = new ArrayList<>();
    for (CandidateList list : features.lists()) {
      List<String> own = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        if (list.id() >= texts.get(i).size()) {
          throw new CommandException(
              String.format(
                  Locale.ROOT,
                  "%s: has %,d lines but %s has id %,d: ids count lines from 0",
                  references.get(i),
                  texts.get(i).size(),
                  nBest,
                  list.id()));
        }
        own.add(texts.get(i).get(list.id()));
      }
      right.add(own);
    }
    WeightTuning tuning = new WeightTuning(metric.metric(tokenization), features.lists(), right);
    Tuned tuned = tuning.tune(start, restarts, seed);
    for (int k = 0; k < tuned.weights().length; k++) {
      out.line(String.format(Locale.ROOT, "%s= %.8f", features.names().get(k), tuned.weights()[k]));
    }
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s of %,d lines: %.2f before, %.2f with these weights%n",
            metric,
            right.size(),
            tuning.score(start),
            tuned.score());
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
