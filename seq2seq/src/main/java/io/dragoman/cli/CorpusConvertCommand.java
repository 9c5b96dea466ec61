package io.dragoman.cli;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
          + " the compression; two files are plain text."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman corpus convert --input memory.tmx --source-lang de --target-lang en \\",
      "      --output memory.de memory.en",
      "  dragoman corpus convert --input pairs.tsv.gz --source-column 2 \\",
      "      --target-column 1 --output pairs.de.zst pairs.en.zst",
      "  dragoman corpus convert --input train.de train.en --output train.tsv"
    })
final class CorpusConvertCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      arity = "1..2",
      paramLabel = "FILE",
      description = "One file with both sides, or the source and the target.")
  private List<Path> input;

  @Option(
      names = "--output",
      required = true,
      arity = "1..2",
      paramLabel = "FILE",
      description = "One file that ends with .tsv, or the source and the target.")
  private List<Path> output;

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
    boolean table = output.size() == 1;
    if (table && PairFormat.of(output.get(0)).filter(PairFormat.TSV::equals).isEmpty()) {
      throw misuse(
          "--output is one file, " + output.get(0) + ": name it .tsv, or give source and target");
    }
    Path first = output.get(0).toAbsolutePath().normalize();
    if (!table && first.equals(output.get(1).toAbsolutePath().normalize())) {
      throw misuse(output.get(0) + " would be written twice: give different files");
    }
    try (PairReader reader = checkedOpen();
        Output source = Output.open(Optional.of(output.get(0)), console);
        Output target = table ? source : Output.open(Optional.of(output.get(1)), console)) {
      long pairs = table ? writeTable(reader, source) : writeLines(reader, source, target);
      source.flush();
      target.flush();
      source.commit();
      if (!table) {
        target.commit();
      }
      console.err().print(String.format(Locale.ROOT, "%,d pairs", pairs));
      if (reader.skipped() > 0) {
        console
            .err()
            .print(
                String.format(
                    Locale.ROOT, "; %,d units lack text in a language", reader.skipped()));
      }
      console.err().println();
    }
  }

  private PairReader checkedOpen() {
    try {
      return open();
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private PairReader open() {
    if (input.size() == 2) {
      return PlainReader.open(input.get(0), input.get(1));
    }
    Path file = input.get(0);
    PairFormat kind =
        format
            .or(() -> PairFormat.of(file))
            .orElseThrow(
                () ->
                    misuse(
                        file
                            + ": its name tells no format: give --format tsv, tmx or xliff, or two"
                            + " files"));
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

  private static long writeLines(PairReader reader, Output source, Output target) {
    long pairs = 0;
    for (SentencePair pair = reader.next(); pair != null; pair = reader.next()) {
      source.line(pair.source());
      target.line(pair.target());
      pairs++;
    }
    return pairs;
  }

  private static long writeTable(PairReader reader, Output table) {
    long pairs = 0;
    for (SentencePair pair = reader.next(); pair != null; pair = reader.next()) {
      table.line(pair.source().replace('\t', ' ') + '\t' + pair.target().replace('\t', ' '));
      pairs++;
    }
    return pairs;
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
