package io.dragoman.cli;

import io.dragoman.config.SearchConfig;
import io.dragoman.data.Utf8Lines;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.search.SearchMethod;
import io.dragoman.search.SearchOptions;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Path;
import java.util.Locale;
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
      "  dragoman translate --model de-en --terms terms.tsv --no-repeat-ngram 4 < test.de",
      "  dragoman translate --model de-en --sample nucleus=0.9 --n-best 5 < test.de"
    })
final class TranslateCommand implements Runnable {
  private static final int WINDOW = 64;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model, or of one of its checkpoints.")
  private Path model;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Lines to translate; default standard input.")
  private Optional<Path> input;

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

  @Mixin private SearchArguments search;

  @Mixin private ConstraintArguments constraints;

  private final Console console;

  TranslateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    checkOptions();
    KernelsNote.printIfSlow(console);
    TranslationModel loaded = TranslationModel.load(model);
    TranslatorOptions options = options(loaded);
    try (Utf8Lines lines = open();
        ConstraintFiles perLine = constraints.open();
        Translator translator =
            loaded.translator(
                options, shortlist ? Optional.of(loaded.shortlist(model)) : Optional.empty());
        Output out = Output.open(output, console)) {
      translator.translateRequests(
          perLine.requests(new LineIterator(lines, out)), each -> print(each, out));
      out.commit();
    }
  }

  private Utf8Lines open() {
    return input.isPresent() ? Utf8Lines.open(input.get()) : Inputs.standard(console);
  }

  private TranslatorOptions options(TranslationModel loaded) {
    SearchConfig config = loaded.config().search();
    TranslatorOptions options =
        TranslatorOptions.of(searchOptions(config, loaded.target()))
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
    search.check();
    constraints.check(search.isSampling(), search.isNBest(), shortlist);
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

  private void print(Translation translation, Output out) {
    translation.warning().ifPresent(each -> console.err().println("dragoman: warning: " + each));
    if (!search.isNBest() && !constraints.isAlternatives()) {
      out.line(translation.text());
    } else {
      for (RankedText each : translation.nBest()) {
        out.line(
            String.format(
                Locale.ROOT,
                "%d ||| %s ||| %.6f%s",
                translation.line() - 1,
                each.text(),
                each.score(),
                each.cut() ? " ||| cut" : ""));
      }
    }
  }
}
