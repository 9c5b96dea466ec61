package io.dragoman.cli;

import io.dragoman.alignment.Shortlist;
import io.dragoman.config.SearchConfig;
import io.dragoman.data.Utf8Lines;
import io.dragoman.experiment.ModelEnsemble;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.search.SearchMethod;
import io.dragoman.search.SearchOptions;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.translate.LineRequest;
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
      "  dragoman translate --model defr-en --input test.de --extra-input test.fr",
      "  dragoman translate --model de-en --terms terms.tsv --no-repeat-ngram 4 < test.de",
      "  dragoman translate --model de-en --sample nucleus=0.9 --n-best 5 < test.de"
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
      names = "--max-length",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Tokens after which a line is cut, with a warning; default ${DEFAULT-VALUE}.")
  private int maxLength;

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
  @Mixin private SearchArguments search;
  @Mixin private ConstraintArguments constraints;
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
    SearchConfig config = loaded.first().config().search();
    SearchOptions asked = searchOptions(config, loaded.first().target());
    TranslatorOptions options = options(config, asked);
    Optional<Shortlist> words =
        shortlist ? Optional.of(loaded.first().shortlist(models.first())) : Optional.empty();
    try (Utf8Lines lines = open();
        ConstraintFiles perLine = constraints.open();
        Translator translator = loaded.translator(options, words);
        Output out = Output.open(output, console);
        TranslationSink sink =
            outputs.sink(
                loaded.first(),
                () -> loaded.explainer(asked, words),
                "Translations of " + name(models.first()),
                search.isNBest() || constraints.isAlternatives(),
                out,
                console)) {
      Iterator<String> tagged = tag.before(new LineIterator(lines, out), loaded.first());
      List<Utf8Lines> further = new ArrayList<>();
      try {
        extraInputs.forEach(each -> further.add(Utf8Lines.open(each)));
        Iterator<String> sources = further.isEmpty() ? tagged : new JoinedLines(tagged, further);
        translate(translator, loaded, options, asked.nBest(), perLine.requests(sources), sink);
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
      int results,
      Iterator<LineRequest> lines,
      TranslationSink sink) {
    if (!rerank.isUsed()) {
      translator.translateRequests(lines, sink);
      return;
    }
    int together = options.batchSize() * options.window();
    try (RerankArguments.Started started =
        rerank.start(loaded, options, options.search().ranking().alpha())) {
      RerankedTranslations reranked =
          new RerankedTranslations(started.reranker(), together, results, sink);
      translator.translateRequests(lines, reranked);
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

  private TranslatorOptions options(SearchConfig config, SearchOptions asked) {
    SearchOptions candidates = rerank.isUsed() ? asked.withNBest(asked.beam()) : asked;
    TranslatorOptions options =
        TranslatorOptions.of(outputs.complete(candidates))
            .withRewriting(constraints.rewriting())
            .withMaxSourceLength(maxLength)
            .withThreads(threads.orElse(Runtime.getRuntime().availableProcessors()));
    boolean typed = input.isEmpty() && console.inputIsTerminal();
    return typed
        ? options.withBatchSize(1).withWindow(1)
        : options.withBatchSize(batch.orElse(config.batchSize())).withWindow(WINDOW);
  }

  private SearchOptions searchOptions(SearchConfig config, TextCodec target) {
    SearchOptions options = search.options(config, target);
    return constraints
        .alternatives()
        .map(count -> options.withMethod(new SearchMethod.Alternatives(count)))
        .orElse(options);
  }

  private void checkOptions() {
    rerank.check(spec);
    search.check(rerank.isUsed());
    constraints.check(search.isSampling(), search.isNBest(), shortlist);
    boolean searched = !rerank.isUsed() && !search.isUnusual() && !constraints.isBesideSearch();
    outputs.check(search.nBest(), searched);
    atLeastOne("--batch", batch.orElse(1));
    atLeastOne("--threads", threads.orElse(1));
    atLeastOne("--max-length", maxLength);
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
