package io.dragoman.cli;

import com.google.common.base.Splitter;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.subword.bpe.BpeCodes;
import io.dragoman.tokenizers.subword.bpe.BpeSegmenter;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import io.dragoman.tokenizers.subword.sentencepiece.SentencePieceModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Cuts words into subwords. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Cut the words of each line into subwords: as many lines out as in.",
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman subword apply --codes codes < test.de > test.bpe.de",
      "  dragoman subword apply --codes codes --vocabulary vocab.de --vocabulary-threshold 50",
      "  dragoman subword apply --model de.model < test.de > test.pieces.de"
    })
final class SubwordApplyCommand implements Runnable {
  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
  private static final Collector<CharSequence, ?, String> SPACED = Collectors.joining(" ");

  @Spec private CommandSpec spec;

  @Mixin private LineFilter filter;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private SubwordSource source;

  @Option(names = "--merges", paramLabel = "N", description = "Use the first N merges only.")
  private Optional<Integer> merges;

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description = "Pieces with counts; merges that lead to another piece are undone.")
  private Optional<Path> vocabulary;

  @Option(
      names = "--vocabulary-threshold",
      paramLabel = "N",
      description = "Count that a piece of the vocabulary needs; default 0.")
  private Optional<Long> threshold;

  @Option(
      names = "--separator",
      paramLabel = "TEXT",
      defaultValue = BpeSegmenter.SEPARATOR,
      description = "What ends a piece that does not end its word; default ${DEFAULT-VALUE}.")
  private String separator;

  @Option(
      names = {"--glossary", "--glossaries"},
      arity = "1..*",
      paramLabel = "REGEX",
      description = "What matches stays whole.")
  private List<String> glossaries = List.of();

  @Option(
      names = "--dropout",
      paramLabel = "P",
      defaultValue = "0",
      description = "Probability with which a merge is left out; for training text only.")
  private double dropout;

  @Option(
      names = "--alpha",
      paramLabel = "A",
      description =
          "Draw the pieces of a unigram model at random, each way to cut a line with a probability"
              + " to the power A; for training text only.")
  private Optional<Double> alpha;

  @Option(
      names = "--n-best",
      paramLabel = "N",
      defaultValue = "-1",
      description = "With --alpha, draw from the N best ways; default from all.")
  private int nBest;

  @Option(names = "--ids", description = "Print the ids of a SentencePiece model, not its pieces.")
  private boolean ids;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of --dropout and --alpha; default ${DEFAULT-VALUE}.")
  private long seed;

  private final Console console;

  SubwordApplyCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    check();
    if (source.type().isPresent()) {
      Subwords subwords = source.type().get().subwords();
      filter.run(console, line -> String.join(" ", subwords.split(WORDS.splitToList(line))));
    } else {
      filter.run(console, source.model().isPresent() ? pieces() : segmenter());
    }
  }

  private UnaryOperator<String> pieces() {
    SentencePieceModel model = SentencePieceModel.read(source.model().get());
    if (model.isUnigram() ? dropout > 0 : alpha.isPresent()) {
      throw new CommandException(
          source.model().get()
              + (model.isUnigram()
                  ? ": is a unigram model: use --alpha"
                  : ": has merges: use --dropout"));
    }
    RandomGenerator random = new SplittableRandom(seed);
    double strength = alpha.orElse(dropout);
    if (strength > 0) {
      return line -> String.join(" ", model.sample(line, nBest, strength, random));
    }
    return ids
        ? line -> Arrays.stream(model.encodeIds(line)).mapToObj(String::valueOf).collect(SPACED)
        : line -> String.join(" ", model.encode(line));
  }

  private UnaryOperator<String> segmenter() {
    BpeCodes read = BpeCodes.read(source.codes().orElseThrow());
    BpeSegmenter segmenter =
        BpeSegmenter.of(merges.map(read::first).orElse(read))
            .withGlossaries(glossaries)
            .withSeparator(separator);
    if (vocabulary.isPresent()) {
      segmenter =
          segmenter.withVocabulary(
              WordCounts.read(vocabulary.get()).atLeast(threshold.orElse(Long.MIN_VALUE)));
    }
    return segmenter.withDropout(dropout, new SplittableRandom(seed))::segmentLine;
  }

  private void check() {
    if (!(dropout >= 0 && dropout <= 1)) {
      throw misuse("--dropout is " + dropout + ": must be from 0 to 1");
    }
    SubwordSource.checkSeparator(separator, spec);
    boolean model = source.model().isPresent();
    boolean codes = source.codes().isPresent();
    if (!codes && (merges.isPresent() || vocabulary.isPresent() || !glossaries.isEmpty())) {
      throw misuse("--merges, --vocabulary and --glossary go with --codes only");
    }
    if (!model && (alpha.isPresent() || ids)) {
      throw misuse("--alpha and --ids go with --model only");
    }
    if (dropout > 0 && !codes && !model) {
      throw misuse("--dropout goes with --codes and --model only");
    }
    if (ids && (alpha.isPresent() || dropout > 0)) {
      throw misuse("--ids cannot be drawn at random: leave out --alpha and --dropout");
    }
    if (!(alpha.orElse(1.0) > 0)) {
      throw misuse("--alpha is " + alpha.get() + ": must be above 0");
    }
    if (merges.orElse(0) < 0) {
      throw misuse("--merges is " + merges.get() + ": must be 0 or more");
    }
    if (threshold.isPresent() && vocabulary.isEmpty()) {
      throw misuse("--vocabulary-threshold needs --vocabulary");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
