package io.dragoman.cli;

import io.dragoman.alignment.Shortlist;
import io.dragoman.config.SearchConfig;
import io.dragoman.data.Utf8Lines;
import io.dragoman.experiment.ModelEnsemble;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.StopRule;
import io.dragoman.translate.RerankedTranslations;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Translates lines. */
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Translate lines of text: as many lines out as in; an empty line stays empty.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman translate --model de-en < test.de > test.out",
      "  dragoman translate --model de-en --input test.de --output test.out --beam 10",
      "  dragoman translate --model de-enfr --tag \"<2fr>\" < test.de > test.fr",
      "  dragoman translate --model seed1,seed2,seed3 < test.de > test.out",
      "  dragoman translate --model de-en --rescore de-en-right-to-left --beam 10 < test.de",
      "  dragoman translate --model de-en --mbr chrf --beam 20 < test.de",
      "  dragoman translate --model de-en --format json --n-best 3 --alignment hard < test.de",
      "  dragoman translate --model de-en --explain out.html --reference test.en < test.de",
      "  dragoman translate --model defr-en --input test.de --extra-input test.fr"
    })
final class TranslateCommand implements Runnable {
  private static final int WINDOW = 64;

  @Spec private CommandSpec spec;

  @Mixin private ModelArguments models;

  @Mixin private RerankArguments rerank;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Lines to translate; default standard input.")
  private Optional<Path> input;

  @Option(
      names = "--extra-input",
      paramLabel = "FILE",
      description =
          "The lines in another source language, for a model trained with --train-extra-source;"
              + " in the same order if there are several.")
  private List<Path> extraInputs = List.of();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where translations go; default standard output.")
  private Optional<Path> output;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "Hypotheses kept per sentence; 1 is greedy search.")
  private Optional<Integer> beam;

  @Option(
      names = "--length-penalty",
      paramLabel = "ALPHA",
      description = "Scores are log p / length^ALPHA; 0 prefers short translations.")
  private Optional<Double> lengthPenalty;

  @Option(
      names = "--n-best",
      paramLabel = "N",
      description = "Print the N best of each line as \"line ||| text ||| score\", lines from 0.")
  private Optional<Integer> nBest;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Tokens after which a line is cut, with a warning; default ${DEFAULT-VALUE}.")
  private int maxLength;

  @Option(
      names = "--stop",
      paramLabel = "RULE",
      defaultValue = "EXACT",
      description = {
        "When the search of a line ends: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
        "exact: nothing better can come; current: what ended is better than what goes on is now;",
        "first: as many have ended as are asked for. The latter two are faster, not as good."
      })
  private StopRule stop;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Sentences translated together; never changes results.")
  private Optional<Integer> batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default all cores. Never changes results.")
  private Optional<Integer> threads;

  @Option(
      names = "--shortlist",
      description =
          "Score only words that \"dragoman shortlist\" found likely; faster, results may differ.")
  private boolean shortlist;

  @Mixin private TagOption tag;
  @Mixin private OutputArguments outputs;

  private final Console console;

  TranslateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    checkOptions();
    KernelsNote.printIfSlow(console);
    ModelEnsemble loaded = models.load(spec);
    checkSources(loaded.first());
    TranslatorOptions options = options(loaded.first().config().search());
    Optional<Shortlist> words =
        shortlist ? Optional.of(loaded.first().shortlist(models.first())) : Optional.empty();
    try (Utf8Lines lines = open();
        Translator translator = loaded.translator(options, words);
        Output out = Output.open(output, console);
        TranslationSink sink =
            outputs.sink(
                loaded.first(),
                () -> loaded.explainer(options.search(), words),
                "Translations of " + name(models.first()),
                nBest.isPresent(),
                out,
                console)) {
      Iterator<String> tagged = tag.before(new LineIterator(lines, out), loaded.first());
      List<Utf8Lines> further = new ArrayList<>();
      try {
        extraInputs.forEach(each -> further.add(Utf8Lines.open(each)));
        Iterator<String> sources = further.isEmpty() ? tagged : new JoinedLines(tagged, further);
        translate(translator, loaded, options, sources, sink);
      } finally {
        further.forEach(Utf8Lines::close);
      }
      sink.finish();
    }
  }

  private static Path name(Path directory) {
    return directory.toAbsolutePath().normalize().getFileName();
  }

  private void translate(
      Translator translator,
      ModelEnsemble loaded,
      TranslatorOptions options,
      Iterator<String> lines,
      TranslationSink sink) {
    if (!rerank.isUsed()) {
      translator.translate(lines, sink);
      return;
    }
    int together = options.batchSize() * options.window();
    try (RerankArguments.Started started =
        rerank.start(loaded, options, options.search().lengthPenalty())) {
      RerankedTranslations reranked =
          new RerankedTranslations(started.reranker(), together, nBest.orElse(1), sink);
      translator.translate(lines, reranked);
      reranked.flush();
    }
  }

  private void checkSources(TranslationModel loaded) {
    int needed = loaded.sources().form().sources() - 1;
    if (extraInputs.size() != needed) {
      throw misuse(
          "--extra-input is given %d times but the model reads %d sources: give it %d times"
              .formatted(extraInputs.size(), needed + 1, needed));
    }
  }

  private Utf8Lines open() {
    return input.isPresent() ? Utf8Lines.open(input.get()) : Inputs.standard(console);
  }

  private TranslatorOptions options(SearchConfig config) {
    int width = Math.max(beam.orElse(config.beam()), beam.isPresent() ? 1 : nBest.orElse(1));
    if (nBest.orElse(1) > width) {
      throw misuse("--n-best " + nBest.get() + " is more than --beam " + width + ": raise --beam");
    }
    SearchOptions search =
        SearchOptions.ofBeam(width)
            .withNBest(rerank.isUsed() ? width : nBest.orElse(1))
            .withStop(stop)
            .withLengthPenalty(lengthPenalty.orElse(config.lengthPenalty()))
            .withMaxLength(config.maxLengthFactor(), config.maxLengthExtra());
    TranslatorOptions options =
        TranslatorOptions.of(outputs.complete(search))
            .withMaxSourceLength(maxLength)
            .withThreads(threads.orElse(Runtime.getRuntime().availableProcessors()));
    boolean typed = input.isEmpty() && console.inputIsTerminal();
    return typed
        ? options.withBatchSize(1).withWindow(1)
        : options.withBatchSize(batch.orElse(config.batchSize())).withWindow(WINDOW);
  }

  private void checkOptions() {
    rerank.check(spec);
    atLeastOne("--beam", beam.orElse(1));
    atLeastOne("--n-best", nBest.orElse(1));
    outputs.check(nBest);
    atLeastOne("--batch", batch.orElse(1));
    atLeastOne("--threads", threads.orElse(1));
    atLeastOne("--max-length", maxLength);
    double alpha = lengthPenalty.orElse(0.0);
    if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw misuse("--length-penalty is " + alpha + ": must be 0 or more");
    }
  }

  private void atLeastOne(String option, int value) {
    if (value < 1) {
      throw misuse(option + " is " + value + ": must be at least 1");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
