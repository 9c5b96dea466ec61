package io.dragoman.cli;

import io.dragoman.config.SearchConfig;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.data.Utf8Lines;
import io.dragoman.experiment.ConfiguredSearch;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.search.Sampling;
import io.dragoman.search.SearchMethod;
import io.dragoman.search.SearchOptions;
import io.dragoman.translate.BackTranslation;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes training pairs of sentences in the target language alone. */
@Command(
    name = "back-translate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Make sentence pairs to learn from of text in the target language alone: a model of the other"
          + " direction translates it, and the translations become sources.",
      "Each made source begins with a tag, so that the model that learns from it knows;"
          + " data.tags.known makes one token of it. Real pairs,"
          + " if given, come first and have none. Lines without a word or translation are left out."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman back-translate --model en-de --input more.en --source train.de \\",
      "      --target train.en --output-source all.de --output-target all.en",
      "  dragoman train --train-source all.de --train-target all.en --set \"data.tags.known=<bt>\" ..."
    })
final class BackTranslateCommand implements Runnable {
  private static final int WINDOW = 64;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of a model from the target to the source language.")
  private Path model;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "Sentences in the target language.")
  private Path input;

  @Option(names = "--output-source", required = true, paramLabel = "FILE")
  private Path outputSource;

  @Option(
      names = "--output-target",
      required = true,
      paramLabel = "FILE",
      description = "Where the pairs go.")
  private Path outputTarget;

  @Option(names = "--source", paramLabel = "FILE")
  private Optional<Path> source;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "Real sentence pairs, which come first.")
  private Optional<Path> target;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      defaultValue = "<bt>",
      description = "What made sources begin with; \"\" is nothing; default ${DEFAULT-VALUE}.")
  private String tag;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "Hypotheses kept per sentence; 1 is greedy search.")
  private Optional<Integer> beam;

  @Option(
      names = "--sample",
      paramLabel = "RULE",
      description = {
        "Draw a translation of each line in place of the best, which can teach more (Edunov et al.",
        "2018): full, or as \"dragoman translate --sample\" has it."
      })
  private Optional<String> sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of what is drawn; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default all cores. Never changes results.")
  private Optional<Integer> threads;

  private final Console console;

  BackTranslateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    check();
    BackTranslation pairs = new BackTranslation(tag);
    KernelsNote.printIfSlow(console);
    TranslationModel loaded = TranslationModel.load(model);
    long real;
    try (Utf8Lines lines = Utf8Lines.open(input);
        Translator translator = loaded.translator(options(loaded.config().search()));
        ParallelOutput output = ParallelOutput.open(List.of(outputSource, outputTarget), console);
        CorpusProgress progress = new CorpusProgress(console, System::nanoTime)) {
      real = copyReal(output);
      double size = Files.size(input);
      pairs.run(
          translator,
          Stream.generate(lines::next).takeWhile(Objects::nonNull).iterator(),
          pair -> {
            write(pair, output);
            progress.at("translating", pairs.made(), Math.min(1, lines.storedBytes() / size));
          });
      output.commit();
      progress.done();
    } catch (IOException e) {
      throw new CommandException(input + ": cannot be read (" + e + "): check the file");
    }
    console
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%,d real pairs, %,d made, %,d lines left out",
                real,
                pairs.made(),
                pairs.leftOut()));
  }

  private long copyReal(ParallelOutput output) {
    if (source.isEmpty()) {
      return 0;
    }
    long count = 0;
    try (ParallelCorpus pairs = ParallelCorpus.open(source.get(), target.get())) {
      while (pairs.hasNext()) {
        write(pairs.next(), output);
        count++;
      }
    }
    return count;
  }

  private static void write(SentencePair pair, ParallelOutput output) {
    output.row(List.of(pair.source(), pair.target()));
  }

  private TranslatorOptions options(SearchConfig config) {
    SearchOptions search =
        sample.isPresent()
            ? ConfiguredSearch.options(config, 1)
                .withMethod(new SearchMethod.Drawn(sampling(), seed))
            : ConfiguredSearch.options(config, beam.orElse(config.beam()));
    return TranslatorOptions.of(search)
        .withThreads(threads.orElse(Runtime.getRuntime().availableProcessors()))
        .withBatchSize(config.batchSize())
        .withWindow(WINDOW);
  }

  private Sampling sampling() {
    try {
      return Sampling.parse(sample.get());
    } catch (IllegalArgumentException e) {
      throw misuse("--sample: " + e.getMessage());
    }
  }

  private void check() {
    if (sample.isPresent()) {
      sampling();
      if (beam.isPresent()) {
        throw misuse("--sample draws translations: leave out --beam");
      }
    }
    atLeastOne("--beam", beam.orElse(1));
    atLeastOne("--threads", threads.orElse(1));
    if (source.isPresent() != target.isPresent()) {
      throw misuse("--source and --target belong together: give both or none");
    }
    if (tag.chars().anyMatch(Character::isWhitespace)) {
      throw misuse("--tag is '" + tag + "': must be one word without white space");
    }
    List<Path> read = new ArrayList<>(List.of(input));
    source.ifPresent(read::add);
    target.ifPresent(read::add);
    for (Path output : List.of(outputSource, outputTarget)) {
      if (read.contains(output)) {
        throw misuse(output + " is both read and written: name another file");
      }
    }
    if (outputSource.equals(outputTarget)) {
      throw misuse("--output-source and --output-target are the same file: give two");
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
