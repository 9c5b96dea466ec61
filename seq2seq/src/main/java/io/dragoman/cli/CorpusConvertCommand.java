package io.dragoman.cli;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.corpus.format.InlineTags;
import io.dragoman.corpus.format.LanguagePair;
import io.dragoman.corpus.format.PairFormat;
import io.dragoman.corpus.format.PairReader;
import io.dragoman.corpus.format.PlainReader;
import io.dragoman.corpus.format.TmxReader;
import io.dragoman.corpus.format.TsvReader;
import io.dragoman.corpus.format.XliffReader;
import io.dragoman.data.SentencePair;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Turns translation memories and tables into lines of text, and lines into tables. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Turn TMX, XLIFF or tab-separated values into two files of lines that belong together, or"
          + " two such files into tab-separated values.",
      "The end of a name tells its format: .tmx, .xlf, .xliff or .tsv, after which .gz or .zst tells"
          + " the compression."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman corpus convert --input memory.tmx --source-lang de --target-lang en \\",
      "      --output-source memory.de --output-target memory.en",
      "  dragoman corpus convert --input pairs.tsv.gz --source-column 2 \\",
      "      --target-column 1 --output-source pairs.de.zst --output-target pairs.en.zst",
      "  dragoman corpus convert --source train.de --target train.en --output train.tsv"
    })
final class CorpusConvertCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--input", paramLabel = "FILE", description = "One file with both sides.")
  private Optional<Path> input = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "Plain text in place of --input, with --target.")
  private Optional<Path> source = Optional.empty();

  @Option(names = "--target", paramLabel = "FILE", description = "Its translation, line by line.")
  private Optional<Path> target = Optional.empty();

  @Option(
      names = "--output-source",
      paramLabel = "FILE",
      description = "Where the source's lines go.")
  private Optional<Path> outputSource = Optional.empty();

  @Option(
      names = "--output-target",
      paramLabel = "FILE",
      description = "Where the target's lines go.")
  private Optional<Path> outputTarget = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Tab-separated values in place of the two: source, target.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Format of the one input file if its name does not tell: tsv, tmx or xliff.")
  private Optional<PairFormat> format = Optional.empty();

  @Option(
      names = "--source-lang",
      paramLabel = "LANG",
      description = "For TMX and XLIFF, such as de, which means de-AT too.")
  private Optional<String> sourceLanguage = Optional.empty();

  @Option(
      names = "--target-lang",
      paramLabel = "LANG",
      description = "For TMX and XLIFF, such as en.")
  private Optional<String> targetLanguage = Optional.empty();

  @Option(
      names = "--source-column",
      paramLabel = "N",
      defaultValue = "1",
      description = "For TSV; default ${DEFAULT-VALUE}.")
  private int sourceColumn;

  @Option(
      names = "--target-column",
      paramLabel = "N",
      defaultValue = "2",
      description = "For TSV; default ${DEFAULT-VALUE}.")
  private int targetColumn;

  @Option(
      names = "--tags",
      paramLabel = "HOW",
      defaultValue = "strip",
      description =
          "Codes inside TMX and XLIFF segments: strip, or keep as text; default ${DEFAULT-VALUE}.")
  private InlineTags tags;

  private final Console console;

  CorpusConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    checkFiles();
    try (PairReader reader = checkedOpen();
        Output first = Output.open(output.or(() -> outputSource), console);
        Output second = output.isPresent() ? first : Output.open(outputTarget, console);
        CorpusProgress progress = new CorpusProgress(console, System::nanoTime)) {
      long pairs =
          convert(reader, output.isPresent() ? table(first) : lines(first, second), progress);
      first.flush();
      second.flush();
      first.commit();
      if (output.isEmpty()) {
        second.commit();
      }
      progress.done();
      console.err().println(summary(pairs, reader.skipped()));
    }
  }

  private long convert(PairReader reader, Consumer<SentencePair> writer, CorpusListener listener) {
    double size = input.or(() -> source).orElseThrow().toFile().length();
    long pairs = 0;
    for (SentencePair pair = reader.next(); pair != null; pair = reader.next()) {
      writer.accept(pair);
      pairs++;
      listener.at("converting", pairs, Math.min(1, reader.storedBytes() / Math.max(1, size)));
    }
    return pairs;
  }

  private static String summary(long pairs, long skipped) {
    String text = String.format(Locale.ROOT, "%,d pairs", pairs);
    return skipped == 0
        ? text
        : text + String.format(Locale.ROOT, "; %,d units lack text in a language", skipped);
  }

  private void checkFiles() {
    if (input.isPresent() == (source.isPresent() || target.isPresent())
        || source.isPresent() != target.isPresent()) {
      throw misuse("give either --input, or --source and --target");
    }
    if (output.isPresent() == (outputSource.isPresent() || outputTarget.isPresent())
        || outputSource.isPresent() != outputTarget.isPresent()) {
      throw misuse("give either --output, or --output-source and --output-target");
    }
    if (outputSource.isPresent() && normal(outputSource).equals(normal(outputTarget))) {
      throw misuse(outputSource.get() + " would be written twice: give different files");
    }
  }

  private static Path normal(Optional<Path> file) {
    return file.orElseThrow().toAbsolutePath().normalize();
  }

  private PairReader checkedOpen() {
    try {
      return input.isPresent() ? open(input.get()) : PlainReader.open(source.get(), target.get());
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private PairReader open(Path file) {
    PairFormat kind =
        format
            .or(() -> PairFormat.of(file))
            .orElseThrow(
                () -> misuse(file + ": its name tells no format: give --format tsv, tmx or xliff"));
    if (kind == PairFormat.TSV) {
      return TsvReader.open(file, sourceColumn, targetColumn);
    }
    if (sourceLanguage.isEmpty() || targetLanguage.isEmpty()) {
      throw misuse(file + ": give the languages to take: --source-lang and --target-lang");
    }
    LanguagePair languages = new LanguagePair(sourceLanguage.get(), targetLanguage.get());
    return kind == PairFormat.TMX
        ? TmxReader.open(file, languages, tags)
        : XliffReader.open(file, languages, tags);
  }

  private static Consumer<SentencePair> lines(Output source, Output target) {
    return pair -> {
      source.line(pair.source());
      target.line(pair.target());
    };
  }

  private static Consumer<SentencePair> table(Output output) {
    return pair ->
        output.line(pair.source().replace('\t', ' ') + '\t' + pair.target().replace('\t', ' '));
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
