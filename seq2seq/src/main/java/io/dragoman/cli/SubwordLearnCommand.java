package io.dragoman.cli;

import com.google.common.base.Splitter;
import com.google.common.io.MoreFiles;
import io.dragoman.data.Utf8Lines;
import io.dragoman.tokenizers.subword.bpe.BpeCodes;
import io.dragoman.tokenizers.subword.bpe.BpeLearner;
import io.dragoman.tokenizers.subword.bpe.BpeSegmenter;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import io.dragoman.tokenizers.subword.sentencepiece.SentencePieceModel;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramLearner;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramOptions;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Learns subwords. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Learn subwords from text whose words are separated by spaces: byte pair encoding as"
          + " subword-nmt does, or a unigram model for SentencePiece.",
      "Several texts are learned from jointly."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman subword learn --size 8000 --input train.de train.en --output codes \\",
      "      --write-vocabulary vocab.de vocab.en",
      "  dragoman subword learn --type unigram --size 8000 --input train.de --output de.model"
    })
final class SubwordLearnCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** What can be learned. */
  enum Type {
    BPE,
    UNIGRAM;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "bpe",
      description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Type type;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "8000",
      description = "Merges, or pieces of a unigram model; default ${DEFAULT-VALUE}.")
  private int size;

  @Mixin private TextInput input;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Where the codes go; default standard output. A unigram model goes here and, as text,"
              + " into a .vocab file beside it.")
  private Optional<Path> output;

  @Option(
      names = "--write-vocabulary",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files for the pieces of each input with their counts.")
  private List<Path> vocabularies = List.of();

  @Option(
      names = "--min-frequency",
      paramLabel = "N",
      defaultValue = "2",
      description = "Occurrences that a merge needs; default ${DEFAULT-VALUE}.")
  private int minFrequency;

  @Option(
      names = "--total-symbols",
      description = "Let --size count characters too, inside and at the end of words.")
  private boolean total;

  @Option(
      names = "--character-coverage",
      paramLabel = "P",
      defaultValue = "0.9995",
      description =
          "Part of the text whose characters are pieces of a unigram model; default"
              + " ${DEFAULT-VALUE}.")
  private double coverage;

  @Option(
      names = "--byte-fallback",
      description = "Let a unigram model cut the other characters into bytes of UTF-8.")
  private boolean byteFallback;

  @Option(
      names = "--user-defined",
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Pieces that a unigram model always finds whole, such as placeholders.")
  private List<String> userDefined = List.of();

  @Option(
      names = "--separator",
      paramLabel = "TEXT",
      defaultValue = BpeSegmenter.SEPARATOR,
      description =
          "What ends a piece that does not end its word, for --write-vocabulary; default"
              + " ${DEFAULT-VALUE}.")
  private String separator;

  @Option(names = "--dict-input", description = "Each line of the input is a word and its count.")
  private boolean dictionary;

  private final Console console;

  SubwordLearnCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    check();
    List<WordCounts> texts = new ArrayList<>();
    for (Utf8Lines text : input.open(console)) {
      texts.add(counts(text));
    }
    WordCounts all = new WordCounts();
    texts.forEach(all::addAll);
    if (type == Type.UNIGRAM) {
      learnModel(all);
    } else {
      learnCodes(texts, all);
    }
  }

  private void learnModel(WordCounts words) {
    SentencePieceModel model = UnigramLearner.learn(words, options());
    Path file = output.orElseThrow();
    try {
      Files.write(file, model.toBytes());
    } catch (IOException e) {
      throw new CommandException(file + ": cannot be written (" + e + "): check path and space");
    }
    String stem = MoreFiles.getNameWithoutExtension(file);
    write(Optional.of(file.resolveSibling(stem + ".vocab")), model.vocabulary());
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: %,d pieces from %,d distinct words%n",
            file,
            model.size(),
            words.distinct());
  }

  private UnigramOptions options() {
    return UnigramOptions.of(size, coverage)
        .withByteFallback(byteFallback)
        .withUserDefined(userDefined);
  }

  private void learnCodes(List<WordCounts> texts, WordCounts all) {
    BpeCodes codes = BpeLearner.learn(all, size, minFrequency, total);
    write(output, lines(codes.format()));
    BpeSegmenter segmenter = BpeSegmenter.of(codes).withSeparator(separator);
    for (int i = 0; i < vocabularies.size(); i++) {
      write(Optional.of(vocabularies.get(i)), lines(pieces(texts.get(i), segmenter).format()));
    }
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: %,d merges from %,d distinct words%n",
            output.map(Path::toString).orElse("standard output"),
            codes.merges().size(),
            all.distinct());
  }

  private void check() {
    if (size < 1 || minFrequency < 1) {
      throw misuse("--size and --min-frequency must be at least 1");
    }
    if (type == Type.UNIGRAM && output.isEmpty()) {
      throw misuse("--type unigram needs --output, for a binary file");
    }
    if (type == Type.UNIGRAM && (total || !vocabularies.isEmpty())) {
      throw misuse("--total-symbols and --write-vocabulary go with --type bpe only");
    }
    if (type == Type.BPE && (byteFallback || !userDefined.isEmpty())) {
      throw misuse("--byte-fallback and --user-defined go with --type unigram only");
    }
    if (!(coverage > 0 && coverage <= 1)) {
      throw misuse("--character-coverage is " + coverage + ": must be above 0 and at most 1");
    }
    try {
      options();
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
    SubwordSource.checkSeparator(separator, spec);
    if (!vocabularies.isEmpty() && vocabularies.size() != input.count()) {
      throw misuse(
          "--write-vocabulary has "
              + vocabularies.size()
              + " files but --input has "
              + input.count()
              + ": give one for each");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private WordCounts counts(Utf8Lines text) {
    WordCounts counts = new WordCounts();
    try (text) {
      for (String line = text.next(); line != null; line = text.next()) {
        if (dictionary) {
          counts.addEntry(line, Path.of(text.name()), text.line());
        } else {
          counts.addLine(line);
        }
      }
    }
    return counts;
  }

  private static WordCounts pieces(WordCounts words, BpeSegmenter segmenter) {
    WordCounts pieces = new WordCounts();
    for (Object2LongMap.Entry<String> each : words.inOrder()) {
      for (String piece : segmenter.segment(each.getKey())) {
        pieces.add(piece, each.getLongValue());
      }
    }
    return pieces;
  }

  /** Only LF ends a line: U+0085 and a lone CR are text. */
  private static List<String> lines(String text) {
    return Splitter.on('\n').splitToList(text.substring(0, text.length() - 1));
  }

  private void write(Optional<Path> file, List<String> lines) {
    try (Output out = Output.open(file, console)) {
      lines.forEach(out::line);
      out.commit();
    }
  }
}
