package io.dragoman.cli;

import io.dragoman.alignment.Shortlist;
import io.dragoman.bench.DecodingSpeed;
import io.dragoman.bench.FmaPeak;
import io.dragoman.bench.Machine;
import io.dragoman.bench.ProductSpeed;
import io.dragoman.bench.ShortBench;
import io.dragoman.bench.TrainingSpeed;
import io.dragoman.config.ConfigReader;
import io.dragoman.config.RunConfig;
import io.dragoman.config.SearchConfig;
import io.dragoman.experiment.ConfiguredSearch;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.experiment.TrialRun;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.search.SearchOptions;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures speed. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measure the speed of this machine, of training and of decoding.",
      "Without --train or --decode: all of them for a minute, with generated text."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman bench",
      "  dragoman bench --train my.yaml --train-source train.de \\",
      "      --train-target train.en --updates 100",
      "  dragoman bench --decode --model de-en --input test.de --batch 1 --threads 1",
    })
final class BenchCommand implements Runnable {
  private static final double UNLIMITED = Double.POSITIVE_INFINITY;

  @Spec private CommandSpec spec;

  @Option(
      names = "--train",
      paramLabel = "YAML",
      description = "Measure training with these settings; nothing is written.")
  private Optional<Path> train;

  @Option(names = "--train-source", paramLabel = "FILE")
  private Optional<Path> trainSource;

  @Option(
      names = "--train-target",
      paramLabel = "FILE",
      description = "Sentences to learn from and their translations.")
  private Optional<Path> trainTarget;

  @Option(names = "--updates", paramLabel = "N", description = "Updates to measure; default 100.")
  private Optional<Integer> updates;

  @Option(names = "--warmup", paramLabel = "N", description = "Updates before them; default 20.")
  private Optional<Integer> warmup;

  @Option(names = "--decode", description = "Measure decoding.")
  private boolean decode;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the model, or of one of its checkpoints.")
  private Optional<Path> model;

  @Option(names = "--input", paramLabel = "FILE", description = "Lines to translate.")
  private Optional<Path> input;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "Hypotheses kept per sentence; default the model's.")
  private Optional<Integer> beam;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = {
        "Sentences translated together; default 64. With 1 the latency of",
        "each sentence is measured too, with as many callers as threads."
      })
  private Optional<Integer> batch;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Passes over the input, of which the median counts; default 3.")
  private Optional<Integer> repeat;

  @Option(names = "--shortlist", description = "Score only the words of the model's shortlist.")
  private boolean shortlist;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default those of the settings, or all cores.")
  private Optional<Integer> threads;

  @Option(names = "--json", description = "Print all figures as one JSON object.")
  private boolean json;

  private final Console console;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    checkOptions();
    KernelsNote.printIfSlow(console);
    BenchReport report = new BenchReport(console, json);
    if (train.isPresent()) {
      train(report);
    } else if (decode) {
      decode(report);
    } else {
      all(report);
    }
    report.finish();
  }

  private void train(BenchReport report) {
    int before = warmup.orElse(20);
    List<String> settings = new ArrayList<>();
    settings.add("training.max-updates=" + (before + updates.orElse(100)));
    threads.ifPresent(count -> settings.add("training.threads=" + count));
    RunConfig config = ConfigReader.read(train.get(), settings);
    TrialRun run = TrialRun.prepare(trainSource.get(), trainTarget.get(), config);
    Optional<FmaPeak> peak = peak(report, run.threads(), false);
    report.training(TrainingSpeed.measure(run, before, UNLIMITED), peak);
  }

  private void decode(BenchReport report) {
    List<String> lines = Inputs.lines(input.get());
    TranslationModel loaded = TranslationModel.load(model.get());
    SearchConfig config = loaded.config().search();
    SearchOptions search = ConfiguredSearch.options(config, beam.orElse(config.beam()));
    int together = batch.orElse(64);
    int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
    TranslatorOptions options =
        TranslatorOptions.of(search).withBatchSize(together).withThreads(workers);
    peak(report, workers, false);
    Optional<Shortlist> words =
        shortlist ? Optional.of(loaded.shortlist(model.get())) : Optional.empty();
    try (Translator translator = loaded.translator(options, words)) {
      DecodingSpeed speed =
          DecodingSpeed.measure(translator, lines, together, workers, repeat.orElse(3));
      report.decoding(speed, search.beam(), together, workers);
    }
  }

  /** Everything, on generated text. */
  private void all(BenchReport report) {
    int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
    Kernels kernels = KernelsSelector.kernels();
    Optional<FmaPeak> peak = peak(report, workers, true);
    report.products(
        List.of(
            ProductSpeed.measure(kernels, 64, 1536, 512),
            ProductSpeed.measure(kernels, 64, 8000, 512)),
        peak);
    ShortBench bench = ShortBench.prepare(RunConfig.standard(), workers);
    report.decoding(bench.decode(), ShortBench.BEAM, ShortBench.BATCH, workers);
    report.training(bench.train(), peak);
  }

  private Optional<FmaPeak> peak(BenchReport report, int workers, boolean shown) {
    Optional<FmaPeak> peak = FmaPeak.measure(KernelsSelector.kernels(), workers);
    report.machine(Machine.here(), KernelsSelector.description(), peak, shown);
    return peak;
  }

  private void checkOptions() {
    if (train.isPresent() && decode) {
      throw misuse("--train and --decode are two measurements: choose one");
    }
    boolean training = train.isPresent();
    check("--train-source", trainSource, "--train", training, true);
    check("--train-target", trainTarget, "--train", training, true);
    check("--updates", updates, "--train", training, false);
    check("--warmup", warmup, "--train", training, false);
    check("--model", model, "--decode", decode, true);
    check("--input", input, "--decode", decode, true);
    check("--beam", beam, "--decode", decode, false);
    check("--batch", batch, "--decode", decode, false);
    check("--repeat", repeat, "--decode", decode, false);
    check(
        "--shortlist", shortlist ? Optional.of(true) : Optional.empty(), "--decode", decode, false);
    atLeast(1, "--updates", updates);
    atLeast(0, "--warmup", warmup);
    atLeast(1, "--beam", beam);
    atLeast(1, "--batch", batch);
    atLeast(1, "--repeat", repeat);
    atLeast(1, "--threads", threads);
  }

  private void check(
      String option, Optional<?> value, String mode, boolean chosen, boolean required) {
    if (chosen && required && value.isEmpty()) {
      throw misuse(mode + " needs " + option);
    }
    if (!chosen && value.isPresent()) {
      throw misuse(option + " goes with " + mode + ": add " + mode + " or leave it out");
    }
  }

  private void atLeast(int least, String option, Optional<Integer> value) {
    value.ifPresent(each -> OptionRange.atLeast(spec, option, each, least));
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
