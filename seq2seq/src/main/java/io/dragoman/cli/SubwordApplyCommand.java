package io.dragoman.cli;

import io.dragoman.tokenizers.subword.bpe.BpeCodes;
import io.dragoman.tokenizers.subword.bpe.BpeSegmenter;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
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
      "  dragoman subword apply --codes codes --vocabulary vocab.de --vocabulary-threshold 50"
    })
final class SubwordApplyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private LineFilter filter;

  @Option(
      names = "--codes",
      required = true,
      paramLabel = "FILE",
      description = "Merges that \"subword learn\" or subword-nmt learned.")
  private Path codes;

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
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the dropout; default ${DEFAULT-VALUE}.")
  private long seed;

  private final Console console;

  SubwordApplyCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    check();
    filter.run(console, segmenter());
  }

  private UnaryOperator<String> segmenter() {
    BpeCodes read = BpeCodes.read(codes);
    BpeSegmenter segmenter =
        BpeSegmenter.of(merges.map(read::first).orElse(read)).withGlossaries(glossaries);
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
